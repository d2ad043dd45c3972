-- fact: The tables below are looked at first: there the new name is taken
-- expect: refused 42701
CREATE TABLE sales (total int);
CREATE TABLE heir (id int) INHERITS (sales);
ALTER TABLE sales RENAME COLUMN id TO total;
