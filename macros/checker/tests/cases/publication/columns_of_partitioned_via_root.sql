-- fact: with changes told as the partitioned table's it may have both, and then it stays so
-- expect: refused 22023
CREATE TABLE a (d int) PARTITION BY LIST (d);
CREATE PUBLICATION p FOR TABLE a (d) WHERE (d > 1) WITH (publish_via_partition_root);
ALTER PUBLICATION p SET (publish_via_partition_root = false);
