-- fact: the name of a key is looked for among the relations first
-- expect: refused 42P07
CREATE TABLE sales (a int UNIQUE, b int);
ALTER TABLE sales ADD CONSTRAINT sales_a_key UNIQUE (b);
