-- fact: A table that was never clustered needs an index.
-- expect: refused 42704
CREATE TABLE t (a integer PRIMARY KEY);
CLUSTER t;
