-- fact: RETURNS must agree with OUT
-- expect: refused 42P13
CREATE FUNCTION f(OUT a integer) RETURNS text LANGUAGE sql AS 'SELECT 1';
