-- fact: A partitioned table without partitions has nobody to hand anything down to.
-- expect: accepted

CREATE TABLE sales (day integer, region integer NOT NULL) PARTITION BY RANGE (day);
ALTER TABLE sales ALTER COLUMN region DROP NOT NULL, DROP COLUMN region;
