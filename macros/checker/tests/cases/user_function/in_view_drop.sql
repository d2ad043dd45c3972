-- fact: a view needs its function
-- expect: refused 2BP01
CREATE FUNCTION f(a integer) RETURNS text LANGUAGE sql AS 'SELECT ''x''::text';
CREATE TABLE t (a integer);
CREATE VIEW v AS SELECT f(a) AS x FROM t;
DROP FUNCTION f(integer);
