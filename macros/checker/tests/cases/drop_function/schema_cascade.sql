-- fact: a schema with functions
-- expect: accepted
CREATE SCHEMA s;
CREATE FUNCTION s.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
DROP SCHEMA s CASCADE;
