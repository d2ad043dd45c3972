-- fact: a table is not
-- expect: refused 0A000
CREATE TABLE m (a integer);
REFRESH MATERIALIZED VIEW m;
