-- fact: A view of a partitioned table stays when a partition goes.
-- expect: accepted
CREATE TABLE t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE VIEW v AS SELECT a, b FROM t;
DROP TABLE t_1;
