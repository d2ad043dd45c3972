-- fact: VARIADIC must be an array
-- expect: refused 42P13
CREATE FUNCTION f(VARIADIC a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
