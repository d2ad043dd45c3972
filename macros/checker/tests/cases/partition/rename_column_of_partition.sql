-- fact: An inherited column keeps its name.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 RENAME COLUMN b TO c;
