-- fact: A key of a partitioned table takes no index that is there.
-- expect: refused 0A000
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE UNIQUE INDEX one ON t (a);
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX one;
