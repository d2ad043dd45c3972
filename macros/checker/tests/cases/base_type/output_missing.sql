-- fact: what writes takes the type
-- expect: refused 42883
CREATE TYPE mine;
CREATE FUNCTION mine_in(cstring) RETURNS mine LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TYPE mine (INPUT = mine_in, OUTPUT = textout);
