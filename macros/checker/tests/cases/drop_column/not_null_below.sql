-- fact: What is handed down to the tables below is done after the table itself, which has dropped their column by then.
-- expect: refused 42703

CREATE TABLE sales (day integer, region integer NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
ALTER TABLE sales ALTER COLUMN region DROP NOT NULL, DROP COLUMN region;
