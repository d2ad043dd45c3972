-- fact: it needs its functions
-- expect: refused 2BP01
CREATE FUNCTION add_one(state integer, n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT state + n';
CREATE AGGREGATE total(integer) (SFUNC = add_one, STYPE = integer, INITCOND = '0');
DROP FUNCTION add_one(integer, integer);
