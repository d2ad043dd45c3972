-- fact: No other column may be there.
-- expect: refused 42804
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p (a integer, b integer);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
