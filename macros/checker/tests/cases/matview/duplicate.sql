-- fact: no two columns of one name
-- expect: refused 42701
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS a;
