-- fact: ONLY is refused before the column is looked for
-- expect: refused 42P16
CREATE TABLE sales (total int);
CREATE TABLE heir (id int) INHERITS (sales);
ALTER TABLE ONLY sales RENAME COLUMN id TO tip;
