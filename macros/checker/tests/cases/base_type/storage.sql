-- fact: what has one length is kept plainly
-- expect: refused 42P17
CREATE TYPE mine;
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = mine_out, INTERNALLENGTH = 16, STORAGE = extended);
