-- fact: one that is not there, by name
-- expect: refused 42883
DROP FUNCTION f;
