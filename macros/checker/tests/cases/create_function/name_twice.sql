-- fact: two arguments of one name
-- expect: refused 42P13
CREATE FUNCTION f(a integer, a text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
