-- fact: aggregates of one's own functions
-- expect: accepted
CREATE TYPE pair AS ENUM ('a');
CREATE FUNCTION add_one(state integer, n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT state + n';
CREATE FUNCTION finish(state integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT state::text';
CREATE AGGREGATE total(integer) (SFUNC = add_one, STYPE = integer, INITCOND = '0', FINALFUNC = finish, COMBINEFUNC = int4pl, PARALLEL = SAFE);
CREATE AGGREGATE total2(n integer) (sfunc = int4pl, stype = int);
CREATE OR REPLACE AGGREGATE total3(BASETYPE = integer, SFUNC = add_one, STYPE = integer);
CREATE AGGREGATE products(numeric) (SFUNC = numeric_mul, STYPE = numeric, INITCOND = 1);
COMMENT ON AGGREGATE total(integer) IS 'adds';
ALTER AGGREGATE total2(integer) RENAME TO total4;
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n) AS x FROM t;
