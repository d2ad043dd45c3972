-- fact: A partition has no columns of its own.
-- expect: refused 42703
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t (c NOT NULL) FOR VALUES IN (1);
