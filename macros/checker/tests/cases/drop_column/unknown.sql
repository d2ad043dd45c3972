-- fact: a column that is dropped exists
-- expect: refused 42703
CREATE TABLE sales (a int);
ALTER TABLE sales DROP COLUMN b;
