-- fact: a column cannot be added and dropped by one statement
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int, DROP COLUMN b;
