-- fact: A column of the partition key is not dropped.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
ALTER TABLE t DROP COLUMN a;
