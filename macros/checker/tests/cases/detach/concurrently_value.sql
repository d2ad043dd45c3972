-- fact: Of one value.
-- expect: accepted
-- run: autocommit
CREATE TABLE t (a bigint, "B" bigint) PARTITION BY LIST ("B");
CREATE TABLE p PARTITION OF t FOR VALUES IN (-5);
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
