-- fact: it is refreshed
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
REFRESH MATERIALIZED VIEW m;
