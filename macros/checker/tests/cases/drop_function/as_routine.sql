-- fact: ROUTINE takes both
-- expect: accepted
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS '';
DROP ROUTINE f(), p();
