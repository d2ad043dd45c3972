-- fact: DROP TABLE does not drop it
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
DROP TABLE m;
