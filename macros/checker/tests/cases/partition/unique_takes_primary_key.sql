-- fact: a partition's primary key is taken for its part of a UNIQUE constraint, and the other way round
-- expect: accepted
CREATE TABLE p (b int NOT NULL) PARTITION BY LIST (b);
CREATE TABLE c PARTITION OF p FOR VALUES IN (1);
ALTER TABLE c ADD CONSTRAINT ck PRIMARY KEY (b);
ALTER TABLE p ADD UNIQUE (b);
CREATE TABLE q (b int NOT NULL PRIMARY KEY) PARTITION BY LIST (b);
CREATE TABLE d (b int NOT NULL UNIQUE);
ALTER TABLE q ATTACH PARTITION d FOR VALUES IN (1);
