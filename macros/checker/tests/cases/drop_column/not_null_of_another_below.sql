-- fact: NOT NULL of one column and another column go from the tables below too.
-- expect: accepted

CREATE TABLE sales (day integer, region integer NOT NULL, tip integer) PARTITION BY RANGE (day);
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
ALTER TABLE sales ALTER COLUMN region DROP NOT NULL, DROP COLUMN tip, ALTER COLUMN region SET DEFAULT 1;
