-- fact: VARIADIC must be last
-- expect: refused 42P13
CREATE FUNCTION f(VARIADIC a integer[], b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
