-- fact: An index of the partitioned table alone is valid when every partition has attached its own.
-- expect: accepted
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE t_2 PARTITION OF t FOR VALUES IN (2);
CREATE INDEX t_b ON ONLY t (b);
CREATE INDEX one ON t_1 (b);
CREATE INDEX two ON t_2 (b);
CREATE INDEX t_a ON ONLY t (a);
ALTER INDEX t_b ATTACH PARTITION one;
ALTER INDEX t_b ATTACH PARTITION one;
ALTER INDEX t_b ATTACH PARTITION two;
