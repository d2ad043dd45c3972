-- fact: a column's name is unique also later
-- expect: refused 42701
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN a text;
