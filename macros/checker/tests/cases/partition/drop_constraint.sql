-- fact: The partitions' parts go with the constraint.
-- expect: accepted
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer PRIMARY KEY CHECK (a > 0), CONSTRAINT f FOREIGN KEY (a) REFERENCES o) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t DROP CONSTRAINT t_pkey, DROP CONSTRAINT f, DROP CONSTRAINT t_a_check;
