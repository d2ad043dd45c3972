-- fact: A partitioned table's checks are inherited.
-- expect: refused 42P16
CREATE TABLE t (a integer) PARTITION BY LIST (a);
ALTER TABLE t ADD CHECK (a > 0) NO INHERIT;
