-- fact: DROP OWNED needs CASCADE for what others have
-- expect: refused 2BP01
CREATE ROLE case_holder;
CREATE TABLE t (id integer PRIMARY KEY);
CREATE TABLE u (id integer REFERENCES t);
ALTER TABLE t OWNER TO case_holder;
DROP OWNED BY case_holder;
