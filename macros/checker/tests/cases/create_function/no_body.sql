-- fact: without a body
-- expect: refused 42P13
CREATE FUNCTION f() RETURNS integer LANGUAGE sql;
