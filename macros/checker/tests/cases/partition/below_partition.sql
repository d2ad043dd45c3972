-- fact: A partition may be partitioned itself.
-- expect: accepted
CREATE TABLE t (a integer, b integer, UNIQUE (a, b)) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE t_1_1 PARTITION OF t_1 FOR VALUES FROM (1) TO (2);
CREATE INDEX b_index ON t (b) INCLUDE (a);
ALTER TABLE t ADD COLUMN c text NOT NULL DEFAULT 'x' CHECK (c <> '');
