-- fact: a check may read a column that the same statement adds
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD CHECK (b > a), ADD COLUMN b int CHECK (b > 0);
