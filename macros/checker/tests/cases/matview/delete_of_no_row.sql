-- fact: A materialized view is not changed, even where no row is meant.
-- expect: refused 42809

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id WITH NO DATA;
DELETE FROM sales WHERE false;
