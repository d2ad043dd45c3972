-- fact: A part does not change alone.
-- expect: refused XX000
-- expect 18: refused 55000
CREATE TABLE o (a integer PRIMARY KEY);
CREATE TABLE t (a integer REFERENCES o) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t_1 ALTER CONSTRAINT t_a_fkey DEFERRABLE;
