-- fact: a partitioned table without rows
-- expect: accepted
CREATE TABLE p (a int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p ADD COLUMN b int NOT NULL;
