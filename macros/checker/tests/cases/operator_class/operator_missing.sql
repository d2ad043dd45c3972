-- fact: an operator takes exactly the type
-- expect: refused 42883
CREATE OPERATOR CLASS x FOR TYPE integer[] USING btree AS OPERATOR 1 <;
