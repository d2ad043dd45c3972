-- fact: the schema is there
-- expect: refused 3F000
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR nosuch.=== (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
