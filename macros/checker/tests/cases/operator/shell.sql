-- fact: what is named as a negator is a shell until it is made
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, NEGATOR = !==);
CREATE OPERATOR <<=> (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = <=>>);
CREATE OPERATOR !== (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, NEGATOR = ===);
