-- fact: Rows go into a partitioned table as into any other.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY, b text) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
INSERT INTO t VALUES (1, 'x') ON CONFLICT (a) DO UPDATE SET b = excluded.b;
UPDATE t SET b = 'y' WHERE a = 1;
DELETE FROM t WHERE a = 1;
