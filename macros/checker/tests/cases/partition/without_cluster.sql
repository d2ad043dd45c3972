-- fact: a partitioned table has no index to cluster on
-- expect: refused 0A000
CREATE TABLE p (a integer) PARTITION BY LIST (a);
ALTER TABLE p SET WITHOUT CLUSTER;
