-- fact: a commutator stays
-- expect: refused 42601
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR === (integer, integer) SET (FUNCTION = same);
