-- fact: one that is not there
-- expect: refused 42883
DROP AGGREGATE total(integer);
