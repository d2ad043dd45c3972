-- fact: an operator to search by is true or false
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 +;
