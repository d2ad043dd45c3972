-- fact: an option twice
-- expect: refused 42601
CREATE FUNCTION f() RETURNS integer LANGUAGE sql STABLE VOLATILE AS 'SELECT 1';
