-- fact: A column that is NOT NULL above must be so below.
-- expect: refused 42804
CREATE TABLE t (a integer NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p (a integer);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
