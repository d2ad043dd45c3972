-- fact: nor can a unique constraint
-- expect: refused 42701
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a, a);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
