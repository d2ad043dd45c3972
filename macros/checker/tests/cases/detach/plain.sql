-- fact: A table that is not partitioned has no partitions.
-- expect: refused 42P17
CREATE TABLE t (a integer);
ALTER TABLE t DETACH PARTITION p;
