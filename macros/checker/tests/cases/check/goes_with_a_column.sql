-- fact: a check goes with each of its columns
-- expect: accepted
CREATE TABLE sales (a int, b int, CHECK (a > b));
ALTER TABLE sales DROP COLUMN b;
ALTER TABLE sales ADD CONSTRAINT sales_check CHECK (a > 0);
