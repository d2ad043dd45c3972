-- fact: An index or a table is reindexed.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY);
REINDEX INDEX t_pkey;
REINDEX TABLE t;
REINDEX (VERBOSE) TABLE t;
