-- fact: An index is renamed alone.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER INDEX t_pkey RENAME TO t_key;
ALTER TABLE t_1 RENAME CONSTRAINT t_1_pkey TO one;
