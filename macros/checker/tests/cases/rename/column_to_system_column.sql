-- fact: Nor a system column's.
-- expect: refused 42701

CREATE TABLE sales (a integer);
ALTER TABLE sales RENAME COLUMN a TO ctid;
