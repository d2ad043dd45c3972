-- fact: a column without default is no matter
-- expect: accepted
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales);
ALTER TABLE sales ADD COLUMN b int;
