-- fact: what has no rows yet cannot be read
-- expect: refused 55000
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
CREATE MATERIALIZED VIEW n AS SELECT a FROM m;
