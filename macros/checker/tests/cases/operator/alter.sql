-- fact: estimators may change
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqsel, JOIN = eqjoinsel);
ALTER OPERATOR === (integer, integer) SET (RESTRICT = neqsel);
ALTER OPERATOR === (integer, integer) SET (JOIN = NONE);
ALTER OPERATOR public.=== (integer, integer) SET (RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
