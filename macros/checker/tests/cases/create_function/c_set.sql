-- fact: C takes no sets
-- expect: refused 42P13
CREATE FUNCTION f(SETOF integer) RETURNS integer LANGUAGE c AS 'lib', 'f';
