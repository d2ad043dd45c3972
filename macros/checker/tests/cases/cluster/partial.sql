-- fact: the index has to have all rows
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales (a) WHERE a > 0;
ALTER TABLE sales CLUSTER ON sales_a;
