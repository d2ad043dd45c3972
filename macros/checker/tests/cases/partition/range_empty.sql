-- fact: A range must not be empty.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (5) TO (5);
