-- fact: A partition's check of the same name must say the same.
-- expect: refused 42710
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t (CONSTRAINT own CHECK (b > 1)) FOR VALUES IN (1);
ALTER TABLE t ADD CONSTRAINT own CHECK (b > 2);
