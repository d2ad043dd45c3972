-- fact: A new column that is a primary key leaves the NULLs of a table below that had the column
-- expect: accepted
-- expect 18: not judged
CREATE TABLE sales (total int);
CREATE TABLE heir (id int) INHERITS (sales);
CREATE TABLE son () INHERITS (sales);
ALTER TABLE sales ADD COLUMN id int PRIMARY KEY;
