-- fact: an argument cannot be a set
-- expect: refused 42P13
CREATE FUNCTION f(a SETOF integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
