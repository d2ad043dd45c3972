-- fact: a class has one operator in a place
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 < (integer, integer), OPERATOR 1 <;
