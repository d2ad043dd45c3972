-- fact: it is not there
-- expect: refused 42P01
DROP MATERIALIZED VIEW m;
