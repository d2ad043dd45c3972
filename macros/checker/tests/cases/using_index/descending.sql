-- fact: the index has to have the default order
-- expect: refused 42809
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a DESC);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
