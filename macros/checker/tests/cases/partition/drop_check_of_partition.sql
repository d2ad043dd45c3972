-- fact: An inherited check is not dropped.
-- expect: refused 42P16
CREATE TABLE t (a integer CHECK (a > 0)) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 DROP CONSTRAINT t_a_check;
