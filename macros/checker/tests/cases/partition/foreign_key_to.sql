-- fact: A foreign key may refer to a partitioned table.
-- expect: accepted
CREATE TABLE t (a integer PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE r (t_a integer REFERENCES t, x integer REFERENCES t);
CREATE TABLE t_2 PARTITION OF t FOR VALUES IN (2);
ALTER TABLE r ADD FOREIGN KEY (t_a) REFERENCES t;
