-- fact: An attached partition must not overlap another.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (1) TO (10);
CREATE TABLE p (a integer);
ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (9) TO (11);
