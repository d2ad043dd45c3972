-- fact: A bound must be of the table's strategy.
-- expect: refused 42P16
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (5);
