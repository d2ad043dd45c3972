-- fact: attributes, name, schema, owner
-- expect: accepted
-- roles: app
CREATE SCHEMA s;
CREATE FUNCTION f(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f(integer) STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 3 ROWS 7 SET search_path = s SET work_mem = '1MB';
ALTER FUNCTION f(integer) RESET work_mem CALLED ON NULL INPUT;
ALTER FUNCTION f RENAME TO g;
ALTER FUNCTION g(integer) SET SCHEMA s;
ALTER FUNCTION s.g(integer) OWNER TO app;
