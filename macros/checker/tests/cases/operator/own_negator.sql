-- fact: nothing is its own negator
-- expect: refused 42P13
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, NEGATOR = ===);
