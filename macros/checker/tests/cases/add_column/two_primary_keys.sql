-- fact: one column cannot be the primary key twice
-- expect: refused 42P16
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN b int PRIMARY KEY PRIMARY KEY;
