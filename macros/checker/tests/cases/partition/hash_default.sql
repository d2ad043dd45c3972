-- fact: A table partitioned by hash has no default partition.
-- expect: refused 42P16
CREATE TABLE t (a integer) PARTITION BY HASH (a);
CREATE TABLE t_0 PARTITION OF t DEFAULT;
