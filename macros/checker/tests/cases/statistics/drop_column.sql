-- fact: statistics go with a column that they are of
-- expect: accepted
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s1 ON a, b FROM t;
CREATE STATISTICS s2 ON b, c FROM t;
ALTER TABLE t DROP COLUMN a;
