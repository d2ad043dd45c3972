-- fact: A foreign key of a partitioned table cannot be NOT VALID.
-- expect: refused 42809
-- expect 18: not judged
CREATE TABLE o (id integer PRIMARY KEY);
CREATE TABLE t (a integer) PARTITION BY LIST (a);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES o NOT VALID;
