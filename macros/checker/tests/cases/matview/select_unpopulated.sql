-- fact: what has no rows yet cannot be selected from
-- expect: refused 55000
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
SELECT * FROM m;
