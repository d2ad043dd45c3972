-- fact: A partition's part of an index does not go alone.
-- expect: refused 2BP01
CREATE TABLE t (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE INDEX ON t (b);
DROP INDEX t_1_b_idx;
