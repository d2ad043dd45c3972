-- fact: what is internal comes from what is
-- expect: refused 42P13
CREATE FUNCTION f(text) RETURNS internal LANGUAGE internal AS 'lower';
