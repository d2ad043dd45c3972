-- fact: nor what is not there
-- expect: refused 42P01
REFRESH MATERIALIZED VIEW m;
