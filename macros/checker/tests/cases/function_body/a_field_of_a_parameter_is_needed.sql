-- fact: a field of a parameter is needed
-- expect: refused 2BP01
CREATE TYPE c AS (x int, y text);
CREATE FUNCTION f5(i c) RETURNS text LANGUAGE sql RETURN i.y || (i).x;
ALTER TYPE c DROP ATTRIBUTE x;
