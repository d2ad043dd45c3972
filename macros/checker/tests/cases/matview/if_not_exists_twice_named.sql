-- fact: What is there is found before the names of the columns are looked at
-- expect: accepted
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW IF NOT EXISTS totals (x, y) AS SELECT 1 AS a, 2 AS b, 3 AS y;
