-- fact: It has to be there.
-- expect: refused 42704
-- expect 16: not judged
COMMENT ON SUBSCRIPTION s IS 'x';
