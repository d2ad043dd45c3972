-- fact: an index gets no column
-- expect: refused 42809
CREATE TABLE sales (a int PRIMARY KEY);
ALTER TABLE sales_pkey ADD COLUMN b int;
