-- fact: a partial index whose condition is written decides about a conflict
-- expect: accepted
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE UNIQUE INDEX i ON t (n) WHERE n > 0;
INSERT INTO t VALUES (1, 1) ON CONFLICT (n) WHERE n > 0 DO UPDATE SET n = excluded.n + t.n;
INSERT INTO t VALUES (2, 1) ON CONFLICT (n) WHERE n > 0 DO UPDATE SET n = excluded.n + t.n;
INSERT INTO t VALUES (3, 1);
