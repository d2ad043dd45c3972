-- fact: a primary key made of an index makes its columns NOT NULL
-- expect: refused 42P16
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a);
ALTER TABLE sales ADD PRIMARY KEY USING INDEX sales_a;
ALTER TABLE sales ALTER a DROP NOT NULL;
