-- fact: a function in a view
-- expect: accepted
CREATE FUNCTION f(a integer) RETURNS text LANGUAGE sql AS 'SELECT ''x''::text';
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT f(a) AS x, f(a) FROM t WHERE f(a) <> '';
