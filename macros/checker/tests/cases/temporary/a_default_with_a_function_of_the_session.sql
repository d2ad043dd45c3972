-- fact: a default with a function of the session
-- expect: accepted
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a int DEFAULT pg_temp.f());
