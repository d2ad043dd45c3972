-- fact: a function of the session alone
-- expect: accepted
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT pg_temp.f();
