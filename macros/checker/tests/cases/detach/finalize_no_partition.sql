-- fact: What is detached to the end has to be a partition.
-- expect: refused 42P01
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE u (a integer);
ALTER TABLE t DETACH PARTITION u FINALIZE;
