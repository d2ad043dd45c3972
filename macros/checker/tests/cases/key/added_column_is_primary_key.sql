-- fact: a column may be added as primary key
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int PRIMARY KEY;
