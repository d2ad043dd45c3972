-- fact: it does not depend on what it was made from
-- expect: accepted
CREATE TABLE t (id integer, name text);
CREATE TABLE s AS SELECT id, name FROM t;
DROP TABLE t;
