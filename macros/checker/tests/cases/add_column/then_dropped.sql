-- fact: so a column cannot be added and dropped
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int, DROP COLUMN b;
