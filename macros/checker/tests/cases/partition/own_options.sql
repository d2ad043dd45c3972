-- fact: A partition may add to its columns.
-- expect: accepted
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t (b NOT NULL DEFAULT 7, CHECK (b > 2), PRIMARY KEY (b)) FOR VALUES IN (1);
