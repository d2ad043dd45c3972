-- fact: what a class needs stays in its family
-- expect: refused 2BP01
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY x USING btree DROP OPERATOR 1 (integer, integer);
