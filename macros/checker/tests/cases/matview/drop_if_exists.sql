-- fact: and need not be
-- expect: accepted
DROP MATERIALIZED VIEW IF EXISTS m;
