-- fact: the family is there
-- expect: refused 42704
CREATE OPERATOR CLASS x FOR TYPE integer USING btree FAMILY nosuch AS OPERATOR 1 <;
