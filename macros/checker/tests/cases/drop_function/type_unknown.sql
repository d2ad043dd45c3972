-- fact: a type that is not there
-- expect: refused 42704
DROP FUNCTION f(nonsense);
