-- fact: As far as it said something.
-- expect: accepted
-- run: autocommit
CREATE TABLE t (a date NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (MINVALUE) TO ('2020-02-01');
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
