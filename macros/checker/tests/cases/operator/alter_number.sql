-- fact: only what is true or false keeps rows
-- expect: refused 42P13
CREATE FUNCTION plus(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 + $2 $$;
CREATE OPERATOR ## (PROCEDURE = plus, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR ## (integer, integer) SET (RESTRICT = eqsel);
