-- fact: A partitioned table stores nothing.
-- expect: refused 22023
CREATE TABLE t (a integer) PARTITION BY RANGE (a) WITH (fillfactor = 70);
