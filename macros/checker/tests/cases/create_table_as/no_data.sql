-- fact: without rows
-- expect: accepted
CREATE TABLE t (id integer, name text);
CREATE TABLE s AS SELECT id, name FROM t WITH NO DATA;
