-- fact: a view over a temporary table is temporary
-- expect: refused 42P01
CREATE TEMPORARY TABLE t (id integer, name text);
CREATE VIEW v AS SELECT id FROM t;
DROP TABLE t CASCADE;
SELECT * FROM v;
