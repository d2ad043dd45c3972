-- fact: IF NOT EXISTS leaves what is there, whatever it is
-- expect: accepted
CREATE TABLE m (a integer);
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1 AS b;
