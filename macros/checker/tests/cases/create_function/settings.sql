-- fact: settings of a function
-- expect: accepted
CREATE SCHEMA "My Schema";
CREATE FUNCTION f() RETURNS integer LANGUAGE sql SET search_path = "My Schema", public, pg_temp SET work_mem = '8MB' SET statement_timeout TO 5000 SET app.who = 'x' AS 'SELECT 1';
CREATE FUNCTION g() RETURNS integer LANGUAGE sql SET search_path TO '' SECURITY DEFINER LEAKPROOF PARALLEL RESTRICTED AS 'SELECT 1';
