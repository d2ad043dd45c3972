-- fact: With all the parts that it has.
-- expect: accepted
CREATE TABLE o (a integer PRIMARY KEY);
CREATE TABLE t (a integer REFERENCES o) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ALTER CONSTRAINT t_a_fkey DEFERRABLE;
