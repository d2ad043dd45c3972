-- fact: REINDEX needs its table
-- expect: refused 42P01
REINDEX TABLE t;
