-- fact: An index of a partitioned table is not made concurrently.
-- expect: refused 0A000
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE INDEX CONCURRENTLY ON t (a);
