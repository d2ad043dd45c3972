-- fact: operators have owners
-- expect: accepted
-- roles: app
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR === (integer, integer) OWNER TO app;
