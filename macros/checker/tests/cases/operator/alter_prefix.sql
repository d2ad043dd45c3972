-- fact: one operand joins nothing
-- expect: refused 42P13
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR ## (PROCEDURE = twice, RIGHTARG = integer);
ALTER OPERATOR ## (NONE, integer) SET (JOIN = eqjoinsel);
