-- fact: COMMENT ON VIEW is another thing
-- expect: refused 42809
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
COMMENT ON VIEW m IS 'ones';
