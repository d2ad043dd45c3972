-- fact: the index has to exist
-- expect: refused 42704
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales CLUSTER ON sales_a;
