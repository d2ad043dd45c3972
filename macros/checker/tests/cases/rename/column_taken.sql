-- fact: The new name is no other column's.
-- expect: refused 42701

CREATE TABLE sales (a integer, b integer);
ALTER TABLE sales RENAME COLUMN a TO b;
