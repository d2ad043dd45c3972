-- fact: a row as an argument of a composite type
-- expect: accepted
CREATE TYPE c AS (x int, y text);
CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT f(ROW(1, 'x')), f((1,'x'));
