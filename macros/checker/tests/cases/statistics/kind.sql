-- fact: there are three kinds of statistics
-- expect: refused 42601
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS s (histogram) ON a, b FROM t;
