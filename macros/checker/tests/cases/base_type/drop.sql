-- fact: a type's functions keep it
-- expect: refused 2BP01
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out);
DROP TYPE mine;
