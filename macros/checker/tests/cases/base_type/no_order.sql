-- fact: a new type has no order
-- expect: refused 42704
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out);
CREATE TABLE t (a mine PRIMARY KEY);
