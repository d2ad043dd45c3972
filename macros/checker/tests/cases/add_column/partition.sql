-- fact: rows that were put into a partition
-- expect: refused 23502
CREATE TABLE p (a int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
INSERT INTO p VALUES (1);
ALTER TABLE p ADD COLUMN b int NOT NULL;
