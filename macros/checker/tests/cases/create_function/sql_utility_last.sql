-- fact: a utility statement gives nothing
-- expect: refused 42P13
CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x; DROP TABLE nonsense;';
