-- fact: not even all
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
TRUNCATE m;
