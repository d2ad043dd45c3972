-- fact: without a language
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer AS 'SELECT 1';
