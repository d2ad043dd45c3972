-- fact: an operator goes to another schema
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
CREATE SCHEMA s;
ALTER OPERATOR === (integer, integer) SET SCHEMA s;
ALTER OPERATOR s.=== (integer, integer) SET SCHEMA s;
