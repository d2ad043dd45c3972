-- fact: A check of the same name says the same.
-- expect: refused 42804
CREATE TABLE t (a integer CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE TABLE p (a integer CONSTRAINT t_a_check CHECK (a > 1));
ALTER TABLE t ATTACH PARTITION p DEFAULT;
