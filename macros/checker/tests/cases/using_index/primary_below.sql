-- fact: The tables below get the columns of the primary key NOT NULL as well
-- expect: accepted
CREATE TABLE sales (id int);
CREATE UNIQUE INDEX sales_id ON sales (id);
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE sales ADD PRIMARY KEY USING INDEX sales_id;
