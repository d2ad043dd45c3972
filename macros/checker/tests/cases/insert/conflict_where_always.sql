-- fact: an index whose condition is always true decides without one
-- expect: accepted
CREATE TABLE t (id int, b int);
CREATE UNIQUE INDEX ON t (id) WHERE b IS NULL OR true;
INSERT INTO t VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
INSERT INTO t VALUES (1, 1) ON CONFLICT (id) DO NOTHING;
