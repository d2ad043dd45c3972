-- fact: An identity column is not added where there are partitions.
-- expect: refused 42P16
-- expect 17: not judged
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS IDENTITY;
