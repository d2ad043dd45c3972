-- fact: Nor what is none of its partitions.
-- expect: refused 42P01
-- run: autocommit
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p (a integer);
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
