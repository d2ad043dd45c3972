-- fact: fields of a parameter
-- expect: accepted
CREATE TYPE c AS (x int, y text);
CREATE TABLE t (a int, b text);
CREATE FUNCTION f5(i c) RETURNS text LANGUAGE sql RETURN i.y || (i).x;
CREATE FUNCTION g12(t t) RETURNS int LANGUAGE sql RETURN t.a;
ALTER TYPE c RENAME ATTRIBUTE x TO z;
