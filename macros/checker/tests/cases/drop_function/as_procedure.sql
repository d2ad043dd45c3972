-- fact: a function is no procedure
-- expect: refused 42809
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
DROP PROCEDURE f();
