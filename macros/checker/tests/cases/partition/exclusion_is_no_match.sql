-- fact: a partition's exclusion constraint is not taken for an index of the partitioned table
-- expect: accepted
CREATE TABLE p (a int, b int) PARTITION BY LIST (a);
CREATE TABLE c PARTITION OF p FOR VALUES IN (1);
ALTER TABLE c ADD EXCLUDE (b WITH =);
CREATE INDEX ON p (b);
