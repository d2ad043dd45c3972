-- fact: a body in SQL calls another function
-- expect: accepted
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION two() RETURNS integer LANGUAGE sql AS 'SELECT one() + 1';
DROP FUNCTION one();
