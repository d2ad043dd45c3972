-- fact: an operator is free where it goes
-- expect: refused 23505
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
CREATE SCHEMA s;
CREATE OPERATOR s.=== (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
ALTER OPERATOR === (integer, integer) SET SCHEMA s;
