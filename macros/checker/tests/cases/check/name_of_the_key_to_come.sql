-- fact: checks are named before the keys of the same statement, which avoid them
-- expect: accepted
CREATE TABLE sales (a int, CONSTRAINT sales_pkey CHECK (a > 0), PRIMARY KEY (a));
ALTER TABLE sales DROP CONSTRAINT sales_pkey1;
