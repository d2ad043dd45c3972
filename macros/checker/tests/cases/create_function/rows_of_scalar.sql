-- fact: ROWS of a function that returns no set
-- expect: refused 22023
CREATE FUNCTION f() RETURNS integer ROWS 10 LANGUAGE sql AS 'SELECT 1';
