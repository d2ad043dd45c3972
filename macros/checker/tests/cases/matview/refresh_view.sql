-- fact: nor a view
-- expect: refused 42809
CREATE VIEW m AS SELECT 1 AS a;
REFRESH MATERIALIZED VIEW m;
