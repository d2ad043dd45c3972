-- fact: A table is no index.
-- expect: refused 42809
CREATE TABLE t (a integer PRIMARY KEY);
REINDEX INDEX t;
