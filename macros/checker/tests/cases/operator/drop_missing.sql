-- fact: what is dropped is there
-- expect: refused 42883
DROP OPERATOR === (integer, integer);
