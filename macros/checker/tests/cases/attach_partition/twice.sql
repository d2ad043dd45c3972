-- fact: A partition is one of one table.
-- expect: refused 42809
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t DEFAULT;
ALTER TABLE t ATTACH PARTITION p DEFAULT;
