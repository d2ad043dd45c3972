-- fact: operators are numbered as the access method wants them
-- expect: refused 42P17
CREATE OPERATOR CLASS x FOR TYPE integer USING hash AS OPERATOR 2 =;
