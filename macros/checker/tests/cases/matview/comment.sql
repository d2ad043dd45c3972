-- fact: a comment on it
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
COMMENT ON MATERIALIZED VIEW m IS 'ones';
COMMENT ON COLUMN m.a IS 'one';
