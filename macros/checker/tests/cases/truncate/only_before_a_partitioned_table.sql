-- fact: ONLY before a partitioned table
-- expect: refused 42809
CREATE TABLE p (a int) PARTITION BY LIST (a);
TRUNCATE ONLY p;
