-- fact: grouping sets
-- expect: accepted
CREATE TABLE t (a int, b int, c int);
CREATE VIEW v AS SELECT a, b, sum(c) AS c, grouping(a) AS g FROM t GROUP BY ROLLUP (a, b);
