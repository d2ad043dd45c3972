-- fact: All partitions are emptied.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
TRUNCATE t;
TRUNCATE ONLY t_1;
