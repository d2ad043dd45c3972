-- fact: Not beside a default partition.
-- expect: refused 55000
-- run: autocommit
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10);
CREATE TABLE o PARTITION OF t DEFAULT;
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
