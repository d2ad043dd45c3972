-- fact: the transition must give a state
-- expect: refused 42804
CREATE FUNCTION add_one(state integer, n integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x''::text';
CREATE AGGREGATE total(integer) (SFUNC = add_one, STYPE = integer, INITCOND = '0');
