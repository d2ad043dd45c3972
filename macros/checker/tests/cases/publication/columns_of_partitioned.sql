-- fact: columns of a partitioned table need changes to be told as its own
-- expect: refused 22023
CREATE TABLE a (d int) PARTITION BY LIST (d);
CREATE PUBLICATION p FOR TABLE a (d);
