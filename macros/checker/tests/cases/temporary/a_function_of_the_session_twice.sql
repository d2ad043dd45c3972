-- fact: a function of the session twice
-- expect: refused 42723
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 2';
