-- fact: under other names
-- expect: accepted
CREATE TABLE t (id integer, name text);
CREATE TABLE s (a) AS SELECT id, name FROM t;
