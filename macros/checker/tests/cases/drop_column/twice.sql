-- fact: a column is dropped once
-- expect: refused 42703
CREATE TABLE sales (a int, b int);
ALTER TABLE sales DROP COLUMN a, DROP COLUMN a;
