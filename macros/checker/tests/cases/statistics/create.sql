-- fact: statistics are of columns by number, then of expressions
-- expect: accepted
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s1 ON b, a FROM t;
CREATE STATISTICS s2 (mcv, ndistinct) ON a, (lower(c)) FROM t;
CREATE STATISTICS s3 ON (a + b) FROM t;
CREATE STATISTICS IF NOT EXISTS s3 ON a, b FROM t;
ALTER STATISTICS s1 SET STATISTICS 500;
ALTER STATISTICS IF EXISTS zz SET STATISTICS 500;
COMMENT ON STATISTICS s1 IS 'of both';
ALTER TABLE t RENAME a TO x;
CREATE SCHEMA other;
ALTER STATISTICS s2 SET SCHEMA other;
ALTER STATISTICS s1 RENAME TO s4;
