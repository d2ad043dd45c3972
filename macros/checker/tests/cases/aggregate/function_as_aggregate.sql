-- fact: a function is no aggregate
-- expect: refused 42809
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
DROP AGGREGATE f(integer);
