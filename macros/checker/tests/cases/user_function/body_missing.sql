-- fact: a body in SQL calls a function that is not there
-- expect: refused 42883
CREATE FUNCTION two() RETURNS integer LANGUAGE sql AS 'SELECT one() + 1';
