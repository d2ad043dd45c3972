-- fact: a shell becomes a type when its functions are there
-- expect: accepted
CREATE TYPE mine;
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out, LIKE = text);
CREATE TABLE t (a mine, b mine[]);
COMMENT ON TYPE mine IS 'ours';
CREATE FUNCTION f(mine) RETURNS mine LANGUAGE sql AS 'SELECT $1';
ALTER TYPE mine RENAME TO ours;
