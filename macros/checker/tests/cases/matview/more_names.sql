-- fact: no more names than columns
-- expect: refused 42601
CREATE MATERIALIZED VIEW m (a, b) AS SELECT 1 AS a;
