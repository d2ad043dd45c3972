-- fact: a column that is dropped is not there to be changed
-- expect: refused 42703
CREATE TABLE sales (a int, b int);
ALTER TABLE sales ALTER a TYPE bigint, DROP COLUMN a;
