-- fact: the server has what is named
-- expect: refused 42883
CREATE FUNCTION f(text) RETURNS text LANGUAGE internal AS 'nosuch';
