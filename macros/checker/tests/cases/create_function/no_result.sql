-- fact: without a result
-- expect: refused 42P13
CREATE FUNCTION f() LANGUAGE sql AS 'SELECT 1';
