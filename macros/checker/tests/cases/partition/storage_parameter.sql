-- fact: A partitioned table stores nothing.
-- expect: refused 22023
-- expect 16: refused 42809
CREATE TABLE t (a integer) PARTITION BY RANGE (a) WITH (fillfactor = 70);
