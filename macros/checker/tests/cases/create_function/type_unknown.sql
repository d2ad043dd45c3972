-- fact: a type that is not there
-- expect: refused 42704
CREATE FUNCTION f(a nonsense) RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
