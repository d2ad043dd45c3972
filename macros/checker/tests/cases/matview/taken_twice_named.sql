-- fact: that its name is taken is told before that a column's name is
-- expect: refused 42P07
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW totals (x, y) AS SELECT 1 AS a, 2 AS b, 3 AS y;
