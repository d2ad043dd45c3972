-- fact: A setting that there is none of is not shown.
-- expect: refused 42704
-- expect 16: not judged
SHOW nope;
