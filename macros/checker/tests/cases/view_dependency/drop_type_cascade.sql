-- fact: a type goes with the view that shows it
-- expect: accepted
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id integer, state mood);
CREATE VIEW v AS SELECT id, state FROM t;
DROP TYPE mood CASCADE;
