-- fact: a body in SQL that calls itself
-- expect: accepted
CREATE FUNCTION fact(n integer) RETURNS integer LANGUAGE sql AS 'SELECT CASE WHEN n < 2 THEN 1 ELSE n * fact(n - 1) END';
