-- fact: CASCADE takes operators and what they are used in
-- expect: accepted
CREATE FUNCTION same(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 = $2 $$;
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 * 2 $$;
CREATE OPERATOR === (PROCEDURE = same, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE t (a integer CHECK (a === 5));
CREATE VIEW v AS SELECT a === 5 AS five FROM t;
DROP FUNCTION same(integer, integer) CASCADE;
