-- fact: the index has to be unique
-- expect: refused 42809
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales (a);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
