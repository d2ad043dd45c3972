-- fact: only what is true or false is negated
-- expect: refused 42P13
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR ### (PROCEDURE = twice, RIGHTARG = integer, NEGATOR = !##);
