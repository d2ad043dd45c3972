-- fact: a support function is there
-- expect: refused 42883
CREATE OPERATOR CLASS x FOR TYPE integer USING btree AS FUNCTION 1 nosuch(integer, integer);
