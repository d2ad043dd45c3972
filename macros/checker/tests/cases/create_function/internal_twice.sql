-- fact: a server's function has one name
-- expect: refused 42P13
CREATE FUNCTION f(text) RETURNS text LANGUAGE internal AS 'lower', 'upper';
