-- fact: Every check above must be there.
-- expect: refused 42804
CREATE TABLE t (a integer CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE TABLE p (a integer);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
