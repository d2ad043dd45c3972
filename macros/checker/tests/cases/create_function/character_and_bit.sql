-- fact: types of arguments and results have no length
-- expect: accepted
CREATE FUNCTION f(a char(4), b bit(3)) RETURNS bit(3) LANGUAGE sql AS 'SELECT b';
CREATE FUNCTION g(a character[]) RETURNS TABLE (c char(3)) LANGUAGE plpgsql AS 'BEGIN RETURN; END';
