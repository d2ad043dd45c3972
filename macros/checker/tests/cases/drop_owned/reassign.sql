-- fact: REASSIGN OWNED gives away what a role owns
-- expect: accepted
CREATE ROLE case_old;
CREATE ROLE case_new;
CREATE TABLE t (id serial PRIMARY KEY);
ALTER TABLE t OWNER TO case_old;
GRANT SELECT ON t TO case_new;
CREATE TYPE e AS ENUM ('a');
ALTER TYPE e OWNER TO case_old;
REASSIGN OWNED BY case_old TO case_new;
DROP ROLE case_old;
