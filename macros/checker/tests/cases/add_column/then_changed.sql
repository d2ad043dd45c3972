-- fact: types are changed before columns are added
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int, ALTER b TYPE text;
