-- fact: statistics that are not there cannot be dropped
-- expect: refused 42704
DROP STATISTICS s1;
