-- fact: A range's bound has a value for each column of the key.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer) PARTITION BY RANGE (a, b);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (5);
