-- fact: a language that is not there
-- expect: refused 42704
CREATE FUNCTION f() RETURNS integer LANGUAGE plpythonu AS 'return 1';
