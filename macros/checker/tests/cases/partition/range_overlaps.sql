-- fact: Two ranges must not overlap.
-- expect: refused 42P17
CREATE TABLE t (a timestamptz, b integer) PARTITION BY RANGE (a, b);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM ('2024-01-01', 1) TO ('2024-02-01', 5);
CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM ('2024-02-01', 4) TO ('2024-03-01', 5);
