-- fact: a strict transition without a first state
-- expect: refused 42P13
CREATE FUNCTION add_one(state text, n integer) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS 'SELECT state || n::text';
CREATE AGGREGATE total(integer) (SFUNC = add_one, STYPE = text);
