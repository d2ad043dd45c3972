-- fact: A partitioned table is not copied.
-- expect: refused 42809
CREATE TABLE t (a integer) PARTITION BY LIST (a);
COPY t TO STDOUT;
