-- fact: a view's parameter is none of its own
-- expect: refused 22023
CREATE MATERIALIZED VIEW m WITH (security_barrier) AS SELECT 1 AS b;
