-- fact: a partition that is partitioned has to have its partition key in the unique keys that it takes over
-- expect: refused 0A000
CREATE TABLE p (a integer PRIMARY KEY, b integer) PARTITION BY RANGE (a);
CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (2) PARTITION BY LIST (b);
