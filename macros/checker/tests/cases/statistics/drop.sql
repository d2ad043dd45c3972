-- fact: statistics can be dropped, and go with their table
-- expect: accepted
CREATE TABLE t (a integer, b integer, c text);
CREATE TABLE u (a integer, b integer, c text);
CREATE STATISTICS s1 ON a, b FROM t;
CREATE STATISTICS s2 ON a, b FROM u;
DROP STATISTICS s1;
DROP STATISTICS IF EXISTS s1, zz;
DROP TABLE u;
