-- fact: the function takes the operands
-- expect: refused 42883
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = bigint, RIGHTARG = integer);
