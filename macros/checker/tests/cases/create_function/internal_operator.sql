-- fact: it may be an operator
-- expect: accepted
CREATE FUNCTION less(integer, integer) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE OPERATOR <<< (FUNCTION = less, LEFTARG = integer, RIGHTARG = integer, RESTRICT = scalarltsel);
CREATE FUNCTION compare(integer, integer) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR CLASS ours FOR TYPE integer USING btree AS OPERATOR 1 <<<, FUNCTION 1 compare(integer, integer);
CREATE TABLE t (a integer CHECK (a <<< 5));
CREATE INDEX ON t (a ours);
