-- fact: A column that is NOT NULL above is so in the partition.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 ALTER COLUMN b DROP NOT NULL;
