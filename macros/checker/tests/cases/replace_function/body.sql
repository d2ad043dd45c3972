-- fact: another body, the rest stays
-- expect: accepted
-- roles: app
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION f(integer) IS 'one';
GRANT EXECUTE ON FUNCTION f(integer) TO app;
ALTER FUNCTION f(integer) OWNER TO app;
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN 2; END';
