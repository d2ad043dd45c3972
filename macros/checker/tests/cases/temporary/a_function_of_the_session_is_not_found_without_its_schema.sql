-- fact: a function of the session is not found without its schema
-- expect: refused 42883
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT f();
