-- fact: a column of an enum
-- expect: refused 2BP01
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id integer, state mood);
CREATE TABLE s AS SELECT id, state FROM t;
DROP TABLE t;
DROP TYPE mood;
