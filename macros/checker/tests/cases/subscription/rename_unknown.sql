-- fact: It has to be there.
-- expect: refused 42704
-- expect 16: not judged
ALTER SUBSCRIPTION s RENAME TO s2;
