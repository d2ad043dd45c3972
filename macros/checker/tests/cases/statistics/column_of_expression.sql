-- fact: statistics go with a column that one of their expressions reads
-- expect: accepted
CREATE TABLE t (a integer, b text);
CREATE STATISTICS s ON (lower(b)), a FROM t;
ALTER TABLE t DROP COLUMN b;
