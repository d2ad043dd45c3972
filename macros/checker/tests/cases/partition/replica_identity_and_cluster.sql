-- fact: A partition has settings of its own.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1) WITH (fillfactor = 70);
ALTER TABLE t_1 REPLICA IDENTITY FULL, SET (autovacuum_enabled = false), CLUSTER ON t_1_pkey;
ALTER TABLE t REPLICA IDENTITY FULL;
