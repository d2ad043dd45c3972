-- fact: a default of an OUT argument
-- expect: refused 42P13
CREATE FUNCTION f(OUT a integer DEFAULT 1) LANGUAGE sql AS 'SELECT 1';
