-- fact: A partition is attached to a partitioned table.
-- expect: refused 42P17
-- expect 18: refused 42809
CREATE TABLE t (a integer);
CREATE TABLE p (a integer);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
