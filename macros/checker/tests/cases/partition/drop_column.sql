-- fact: A column goes from all partitions.
-- expect: accepted
CREATE TABLE t (a integer, b integer CHECK (b > 0), c integer, UNIQUE (a, b)) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE t_2 PARTITION OF t FOR VALUES IN (2) PARTITION BY LIST (a);
CREATE TABLE t_2_1 PARTITION OF t_2 DEFAULT;
ALTER TABLE t DROP COLUMN b;
