-- fact: a result of a type that is not there
-- expect: refused 42704
CREATE FUNCTION f() RETURNS nonsense LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
