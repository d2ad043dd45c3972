-- fact: a row of a partition is one of the table above
-- expect: refused 23502
CREATE TABLE p (a int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
INSERT INTO p1 VALUES (1);
ALTER TABLE p ADD COLUMN b int NOT NULL;
