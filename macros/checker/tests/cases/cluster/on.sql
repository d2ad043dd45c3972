-- fact: a table is clustered on one of its indexes
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY, b int UNIQUE);
ALTER TABLE sales CLUSTER ON sales_pkey, CLUSTER ON sales_b_key;
ALTER TABLE sales SET WITHOUT CLUSTER;
