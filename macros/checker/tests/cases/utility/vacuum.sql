-- fact: VACUUM runs outside a transaction.
-- expect: accepted
-- run: autocommit
CREATE TABLE t (a integer);
VACUUM t;
VACUUM (ANALYZE, VERBOSE) t (a);
VACUUM FULL;
