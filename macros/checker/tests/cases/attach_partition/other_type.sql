-- fact: The columns have the same types.
-- expect: refused 42804
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p (a bigint);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
