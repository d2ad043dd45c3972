-- fact: keys behind one column that ask for the same index are one
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int UNIQUE PRIMARY KEY, ADD COLUMN c int UNIQUE CONSTRAINT sales_c UNIQUE, ADD UNIQUE (c);
