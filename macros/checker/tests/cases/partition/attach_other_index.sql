-- fact: An attached index is like the partitioned table's.
-- expect: refused 42P17
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX t_b ON ONLY t (b);
CREATE INDEX one ON t_1 (a);
ALTER INDEX t_b ATTACH PARTITION one;
