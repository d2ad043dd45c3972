-- fact: A partitioned table may be called unlogged, until PostgreSQL 18.
-- expect: accepted
-- expect 18: refused 0A000
CREATE UNLOGGED TABLE t (a integer) PARTITION BY LIST (a);
