-- fact: A query WITH a change of a materialized view
-- expect: refused 42809

CREATE MATERIALIZED VIEW sales AS SELECT 1 AS id;
WITH gone AS (DELETE FROM sales RETURNING id) SELECT * FROM gone;
