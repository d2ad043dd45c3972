-- fact: commutators and negators know each other
-- expect: accepted
CREATE FUNCTION less(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 < $2 $$;
CREATE FUNCTION more(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 > $2 $$;
CREATE OPERATOR <<< (PROCEDURE = less, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = >>>, NEGATOR = >>>=);
CREATE OPERATOR >>> (PROCEDURE = more, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = <<<);
CREATE OPERATOR === (PROCEDURE = less, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = ===, NEGATOR = <>);
