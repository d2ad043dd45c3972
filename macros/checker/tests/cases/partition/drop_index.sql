-- fact: The partitions' parts go with the index.
-- expect: accepted
CREATE TABLE t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX t_b ON t (b);
DROP INDEX t_b;
