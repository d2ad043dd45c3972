-- fact: one or two types are written
-- expect: refused 42601
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS FUNCTION 4 (integer, integer, integer) btequalimage(oid);
