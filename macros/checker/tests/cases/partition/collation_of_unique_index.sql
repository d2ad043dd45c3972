-- fact: a unique index has to compare the partition key by its collation
-- expect: refused 0A000
CREATE TABLE p (a text, b integer) PARTITION BY LIST (a);
CREATE UNIQUE INDEX ON p (a COLLATE "C", b);
