-- fact: an operator is a function with operands
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE SCHEMA s;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = ===, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR s.### (FUNCTION = public.twice, RIGHTARG = int);
CREATE OPERATOR ?? (FUNCTION = jsonb_exists, LEFTARG = jsonb, RIGHTARG = text);
COMMENT ON OPERATOR === (integer, integer) IS 'equals';
DROP OPERATOR IF EXISTS === (text, text), nosuch.=== (integer, integer);
DROP OPERATOR IF EXISTS === (integer, nosuch);
DROP OPERATOR s.### (NONE, integer);
