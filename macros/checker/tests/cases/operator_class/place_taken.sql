-- fact: a family has one operator in a place
-- expect: refused 23505
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS OPERATOR 1 <;
CREATE OPERATOR CLASS y FOR TYPE integer USING btree FAMILY x AS OPERATOR 1 <;
