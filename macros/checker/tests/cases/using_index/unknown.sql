-- fact: the index has to exist
-- expect: refused 42704
CREATE TABLE sales (a int);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
