-- fact: dropping a key frees the name of its index
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales DROP CONSTRAINT sales_pkey;
CREATE TABLE sales_pkey (a int);
