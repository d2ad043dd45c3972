-- fact: A range's bound cannot be NULL.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (NULL) TO (5);
