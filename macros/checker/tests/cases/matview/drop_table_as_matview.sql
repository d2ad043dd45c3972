-- fact: a table is none
-- expect: refused 42809
CREATE TABLE m (a integer);
DROP MATERIALIZED VIEW m;
