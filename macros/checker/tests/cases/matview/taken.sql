-- fact: the name is taken
-- expect: refused 42P07
CREATE TABLE m (a integer);
CREATE MATERIALIZED VIEW m AS SELECT 1 AS b;
