-- fact: a view over a function of the session
-- expect: accepted
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT pg_temp.f() AS a;
