-- fact: it is always logged
-- expect: refused 0A000
CREATE UNLOGGED MATERIALIZED VIEW m AS SELECT 1 AS b;
