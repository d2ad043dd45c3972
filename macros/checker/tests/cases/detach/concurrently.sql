-- fact: Without waiting for others it leaves a check behind that says what the bound said.
-- expect: accepted
-- run: autocommit
CREATE TABLE t (a integer, b text) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (1) TO (10);
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
