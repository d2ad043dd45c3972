-- fact: also where the column was NOT NULL already above
-- expect: accepted
CREATE TABLE sales (id int NOT NULL);
CREATE UNIQUE INDEX sales_id ON sales (id);
CREATE TABLE heir () INHERITS (sales);
ALTER TABLE heir ALTER COLUMN id DROP NOT NULL;
ALTER TABLE sales ADD PRIMARY KEY USING INDEX sales_id;
