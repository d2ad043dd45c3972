-- fact: left out, values have any length
-- expect: accepted
CREATE TYPE mine;
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = main);
CREATE TABLE t (a mine, b mine[]);
