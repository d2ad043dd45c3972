-- fact: NULL is text at the end of a body
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT NULL';
