-- fact: the access method is one of indexes
-- expect: refused 55000
CREATE OPERATOR CLASS x FOR TYPE integer USING heap AS OPERATOR 1 <;
