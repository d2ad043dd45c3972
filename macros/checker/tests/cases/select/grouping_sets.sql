-- fact: sets are grouped by
-- expect: accepted
CREATE TABLE t (a int, b text, c int);
SELECT a, b, sum(c), GROUPING(a, b) FROM t GROUP BY GROUPING SETS ((a, b), (a), ()), ROLLUP (c);
