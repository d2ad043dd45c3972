-- fact: a table is no index
-- expect: refused 42809
CREATE TABLE t (id integer);
REINDEX INDEX t;
