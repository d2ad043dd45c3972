-- fact: A foreign key of a partitioned table is each partition's too.
-- expect: accepted
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer, o_id integer REFERENCES o ON DELETE CASCADE) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ADD CONSTRAINT again FOREIGN KEY (a) REFERENCES o (id) DEFERRABLE;
CREATE TABLE t_2 PARTITION OF t FOR VALUES IN (2);
