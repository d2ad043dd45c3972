-- fact: A partition is detached from a partitioned table.
-- expect: refused 42P17
-- expect 18: refused 42809
CREATE TABLE t (a integer);
CREATE TABLE p (a integer);
ALTER TABLE t DETACH PARTITION p;
