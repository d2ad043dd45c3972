-- fact: of a name that is free
-- expect: refused 42P07
CREATE TABLE t (id integer, name text);
SELECT id INTO t FROM t;
