-- fact: A check below must be valid.
-- expect: refused 42P17
CREATE TABLE t (a integer CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE TABLE p (a integer);
ALTER TABLE p ADD CONSTRAINT t_a_check CHECK (a > 0) NOT VALID;
ALTER TABLE t ATTACH PARTITION p DEFAULT;
