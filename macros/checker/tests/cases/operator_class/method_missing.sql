-- fact: the access method is there
-- expect: refused 42704
CREATE OPERATOR CLASS x FOR TYPE nosuch USING nosuch AS OPERATOR 1 <;
