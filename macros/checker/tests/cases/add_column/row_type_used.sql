-- fact: a default cannot be put into rows that stand in other tables
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales);
ALTER TABLE sales ADD COLUMN b int DEFAULT 1;
