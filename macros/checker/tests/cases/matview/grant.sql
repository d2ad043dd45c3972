-- fact: privileges on it
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
GRANT SELECT ON m TO PUBLIC;
