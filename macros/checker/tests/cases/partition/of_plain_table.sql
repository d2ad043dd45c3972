-- fact: A partition is one of a partitioned table.
-- expect: refused 42P17
CREATE TABLE t (a integer);
CREATE TABLE t_1 PARTITION OF t DEFAULT;
