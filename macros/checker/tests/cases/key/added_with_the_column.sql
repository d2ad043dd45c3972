-- fact: a key may be over a column that the same statement adds
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD PRIMARY KEY (b), ADD COLUMN b int;
