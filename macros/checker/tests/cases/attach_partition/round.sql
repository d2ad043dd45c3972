-- fact: What is attached and detached is a table of its own again.
-- expect: accepted
CREATE TABLE t (a integer CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE TABLE p (LIKE t INCLUDING ALL);
ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (1) TO (10);
ALTER TABLE t DETACH PARTITION p;
