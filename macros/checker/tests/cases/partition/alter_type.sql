-- fact: A column's type changes in all partitions, with their indexes and checks.
-- expect: accepted
CREATE TABLE t (a integer, b integer DEFAULT 5 CHECK (b > 0)) PARTITION BY LIST (a);
CREATE INDEX ON t (b);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ALTER COLUMN b TYPE bigint;
