-- fact: what a function takes is there
-- expect: refused 42704
CREATE FUNCTION mine_out(mine) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
