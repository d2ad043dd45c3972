-- fact: equal images are of one type
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS FUNCTION 4 (integer, text) btequalimage(oid);
