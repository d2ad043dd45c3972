-- fact: its parameters are set and reset
-- expect: accepted
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
ALTER MATERIALIZED VIEW m SET (fillfactor = 50, autovacuum_enabled = false);
ALTER MATERIALIZED VIEW m RESET (autovacuum_enabled);
