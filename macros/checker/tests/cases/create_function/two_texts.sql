-- fact: only one text outside C
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1', 'f';
