-- fact: an index with a condition decides only about rows for which it holds
-- expect: refused 42P10
CREATE TABLE t (id int, deleted boolean);
CREATE UNIQUE INDEX ON t (id) WHERE NOT deleted;
INSERT INTO t VALUES (1, false) ON CONFLICT (id) DO NOTHING;
