-- fact: a comment on one that is not there
-- expect: refused 42883
COMMENT ON FUNCTION f(integer) IS 'x';
