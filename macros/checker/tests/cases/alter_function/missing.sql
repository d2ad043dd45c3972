-- fact: one that is not there
-- expect: refused 42883
ALTER FUNCTION f(integer) STABLE;
