-- fact: A check is added to all partitions.
-- expect: accepted
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t (CONSTRAINT own CHECK (b > 1)) FOR VALUES IN (1);
ALTER TABLE t ADD CONSTRAINT own CHECK (b > 1), ADD CHECK (a > 0) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;
ALTER TABLE t RENAME CONSTRAINT t_a_check TO positive;
