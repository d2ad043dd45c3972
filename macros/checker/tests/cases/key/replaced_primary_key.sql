-- fact: the old key is dropped before the new one is added
-- expect: accepted
CREATE TABLE sales (a int PRIMARY KEY, b int);
ALTER TABLE sales ADD PRIMARY KEY (b), DROP CONSTRAINT sales_pkey;
