-- fact: the index has to have an order
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales USING hash (a);
ALTER TABLE sales CLUSTER ON sales_a;
