-- fact: a table has no column that is an array of its own row type
-- expect: refused 42P16
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b sales[];
