-- fact: the name is taken
-- expect: refused 42P07
CREATE TABLE t (id integer, name text);
CREATE TABLE t AS SELECT 1 AS a;
