-- fact: a schema with a function is not empty
-- expect: refused 2BP01
CREATE SCHEMA s;
CREATE FUNCTION s.f() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
DROP SCHEMA s;
