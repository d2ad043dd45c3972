-- fact: a key that includes the column goes along
-- expect: accepted
CREATE TABLE sales (a int, b int, PRIMARY KEY (a) INCLUDE (b));
ALTER TABLE sales DROP COLUMN b;
ALTER TABLE sales ADD PRIMARY KEY (a);
