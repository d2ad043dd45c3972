-- fact: A column's new name shows in checks, keys and indexes.
-- expect: accepted

CREATE TABLE sales (a integer PRIMARY KEY CHECK (a > 0), b integer);
CREATE INDEX sales_b ON sales (b) WHERE b > 3;
ALTER TABLE sales RENAME COLUMN a TO sale_id;
ALTER TABLE sales RENAME b TO "B";
