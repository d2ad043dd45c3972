-- fact: A table is clustered on an index, which is kept.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
CLUSTER t USING t_pkey;
CLUSTER t;
