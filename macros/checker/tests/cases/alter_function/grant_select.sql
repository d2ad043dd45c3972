-- fact: a function has no other privilege
-- expect: refused 0LP01
-- roles: app
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON FUNCTION f() TO app;
