-- fact: the type is there
-- expect: refused 42704
CREATE OPERATOR CLASS x FOR TYPE nosuch USING btree AS OPERATOR 1 <;
