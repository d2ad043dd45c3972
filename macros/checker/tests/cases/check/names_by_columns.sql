-- fact: a check is named after the one column that it reads, else after the table
-- expect: accepted
CREATE TABLE sales (a int CHECK (a > 0), b int CHECK (b > a), CHECK (a > 1), CHECK (a + b > 0), CHECK (1 > 0));
ALTER TABLE sales DROP CONSTRAINT sales_a_check, DROP CONSTRAINT sales_check, DROP CONSTRAINT sales_a_check1, DROP CONSTRAINT sales_check1, DROP CONSTRAINT sales_check2;
