-- fact: so are more names than columns
-- expect: accepted
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW IF NOT EXISTS totals (x, y) AS SELECT 1 AS a;
