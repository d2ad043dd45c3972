-- fact: a partitioned table cannot be clustered on an index
-- expect: refused 0A000
CREATE TABLE p (a integer) PARTITION BY LIST (a);
CREATE INDEX i ON p (a);
ALTER TABLE p CLUSTER ON i;
