-- fact: an estimator is a function that is there
-- expect: refused 42883
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer, RESTRICT = eqjoinsel);
