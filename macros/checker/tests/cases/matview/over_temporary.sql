-- fact: a materialized view reads nothing temporary
-- expect: refused 0A000
CREATE TEMPORARY TABLE t (id integer, name text);
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
