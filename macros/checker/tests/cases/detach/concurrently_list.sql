-- fact: Of a list.
-- expect: accepted
-- run: autocommit
CREATE TABLE t (a text) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN ('x', 'y');
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
