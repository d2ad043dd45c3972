-- fact: A key is added to all partitions.
-- expect: accepted
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ADD CONSTRAINT the_key PRIMARY KEY (a, b), ADD UNIQUE (b, a);
ALTER TABLE t ALTER COLUMN b SET DEFAULT 3;
