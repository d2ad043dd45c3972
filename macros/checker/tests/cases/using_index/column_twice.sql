-- fact: a primary key cannot have a column twice
-- expect: refused 42701
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a, a);
ALTER TABLE sales ADD PRIMARY KEY USING INDEX sales_a;
