-- fact: PostgreSQL 15 has no exclusion constraints on partitioned tables.
-- expect: refused 0A000
-- expect 17: not judged
CREATE TABLE t (a integer, EXCLUDE (a WITH =)) PARTITION BY RANGE (a);
