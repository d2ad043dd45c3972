-- fact: Foreign keys to the partitioned table speak of an attached partition.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY RANGE (a);
CREATE TABLE r (a integer REFERENCES t);
CREATE TABLE p (a integer PRIMARY KEY);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
DROP TABLE r;
ALTER TABLE t DETACH PARTITION p;
DROP TABLE p;
