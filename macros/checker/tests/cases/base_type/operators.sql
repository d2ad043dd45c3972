-- fact: its operators and its class make it comparable
-- expect: accepted
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out, LIKE = integer);
CREATE FUNCTION mine_lt(mine, mine) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION mine_eq(mine, mine) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION mine_cmp(mine, mine) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR < (FUNCTION = mine_lt, LEFTARG = mine, RIGHTARG = mine);
CREATE OPERATOR = (FUNCTION = mine_eq, LEFTARG = mine, RIGHTARG = mine, COMMUTATOR = =, MERGES);
CREATE OPERATOR CLASS mine_ops DEFAULT FOR TYPE mine USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 mine_cmp(mine, mine);
CREATE TABLE t (a mine PRIMARY KEY, b mine);
CREATE INDEX ON t (b);
CREATE TABLE u (c mine REFERENCES t);
