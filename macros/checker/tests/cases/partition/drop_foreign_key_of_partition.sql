-- fact: A partition's part of a foreign key does not go alone.
-- expect: refused 42P16
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer, CONSTRAINT f FOREIGN KEY (a) REFERENCES o) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 DROP CONSTRAINT f;
