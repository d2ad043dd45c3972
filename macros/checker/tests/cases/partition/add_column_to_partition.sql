-- fact: No column is added to a partition alone.
-- expect: refused 42809
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 ADD COLUMN b integer;
