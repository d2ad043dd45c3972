-- fact: No column is added to a partitioned table alone.
-- expect: refused 42P16
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE ONLY t ADD COLUMN b integer;
