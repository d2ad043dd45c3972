-- fact: Explaining a change of a materialized view is refused as the change is.
-- expect: refused 42809

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
EXPLAIN DELETE FROM sales;
