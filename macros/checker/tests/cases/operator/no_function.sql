-- fact: an operator has a function
-- expect: refused 42P13
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer);
