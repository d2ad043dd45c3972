-- fact: No unique constraint goes with an expression in the partition key.
-- expect: refused 0A000
CREATE TABLE t (a integer, PRIMARY KEY (a)) PARTITION BY RANGE ((a + 1));
