-- fact: There is one default partition.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t DEFAULT;
CREATE TABLE t_2 PARTITION OF t DEFAULT;
