-- fact: A unique constraint must include the columns of the partition key.
-- expect: refused 0A000
CREATE TABLE t (a integer PRIMARY KEY, b integer) PARTITION BY RANGE (b);
