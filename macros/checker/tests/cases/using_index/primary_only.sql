-- fact: but not with ONLY
-- expect: accepted
CREATE TABLE sales (id int);
CREATE UNIQUE INDEX sales_id ON sales (id);
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE ONLY sales ADD PRIMARY KEY USING INDEX sales_id;
