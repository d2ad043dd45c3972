-- fact: a comparison gives an integer
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <, FUNCTION 1 int4lt(integer, integer);
