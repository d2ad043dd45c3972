-- fact: Only a partition is detached.
-- expect: refused 42P01
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p (a integer);
ALTER TABLE t DETACH PARTITION p;
