-- fact: The setting must be there.
-- expect: refused 42704
-- expect 16: not judged
ALTER DATABASE template1 SET nope = 1;
