-- fact: an operator that is altered is there
-- expect: refused 42883
ALTER OPERATOR === (integer, integer) SET (RESTRICT = NONE);
