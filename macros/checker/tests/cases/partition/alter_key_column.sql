-- fact: A column of the partition key keeps its type.
-- expect: refused 42P16
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);
ALTER TABLE t ALTER COLUMN a TYPE bigint;
