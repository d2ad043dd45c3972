-- fact: in a schema that is not there
-- expect: refused 3F000
CREATE FUNCTION s.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
