-- fact: DROP VIEW drops no materialized view
-- expect: refused 42809
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
DROP VIEW v;
