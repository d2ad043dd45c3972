-- fact: A setting that there is none of is not set.
-- expect: refused 42704
-- expect 16: not judged
SET nope = 1;
