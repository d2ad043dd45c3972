-- fact: After MINVALUE all is MINVALUE.
-- expect: refused 42804
CREATE TABLE t (a integer, b integer) PARTITION BY RANGE (a, b);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (MINVALUE, 1) TO (5, 1);
