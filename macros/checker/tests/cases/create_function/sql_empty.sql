-- fact: an empty body that returns something
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS '';
