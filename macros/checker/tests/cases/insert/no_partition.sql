-- fact: a partitioned table without partitions takes no row
-- expect: refused 23514
CREATE TABLE p (a int) PARTITION BY LIST (a);
INSERT INTO p VALUES (1);
