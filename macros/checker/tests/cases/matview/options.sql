-- fact: a table's parameters
-- expect: accepted
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT 1 AS b;
