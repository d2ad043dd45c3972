-- fact: A partition's part of a key does not go alone.
-- expect: refused 42P16
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 DROP CONSTRAINT t_1_pkey;
