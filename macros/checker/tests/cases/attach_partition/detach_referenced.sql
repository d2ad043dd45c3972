-- fact: Foreign keys to the partitioned table no longer speak of a detached partition.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10);
CREATE TABLE r (a integer REFERENCES t);
ALTER TABLE t DETACH PARTITION p;
DROP TABLE p;
