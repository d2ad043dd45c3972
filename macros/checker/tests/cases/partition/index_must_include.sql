-- fact: A unique index must include the columns of the partition key.
-- expect: refused 0A000
CREATE TABLE t (a integer, b integer) PARTITION BY RANGE (b);
CREATE UNIQUE INDEX ON t (a);
