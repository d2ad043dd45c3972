-- fact: Nor its own.
-- expect: refused 42701

CREATE TABLE sales (a integer, b integer);
ALTER TABLE sales RENAME COLUMN a TO a;
