-- fact: A partition stays where it is.
-- expect: accepted
CREATE SCHEMA s;
CREATE TABLE t (a integer PRIMARY KEY, b serial) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t SET SCHEMA s;
ALTER TABLE t_1 RENAME TO t_one;
