-- fact: one that is not there
-- expect: accepted
DROP AGGREGATE IF EXISTS total(integer);
