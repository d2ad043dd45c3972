-- fact: NOT NULL without default is taken while there are no rows
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int NOT NULL;
