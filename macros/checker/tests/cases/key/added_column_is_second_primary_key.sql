-- fact: a column cannot be added as a second primary key
-- expect: refused 42P16
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales ADD COLUMN b int PRIMARY KEY;
