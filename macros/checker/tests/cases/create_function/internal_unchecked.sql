-- fact: a name of the server's own is looked at even if bodies go unchecked
-- expect: refused 42883
SET check_function_bodies = off;
CREATE FUNCTION f(text) RETURNS text LANGUAGE internal AS 'nosuch';
