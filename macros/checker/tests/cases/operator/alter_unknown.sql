-- fact: an attribute is one of those that there are
-- expect: refused 42601
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR === (integer, integer) SET (foo = same);
