-- fact: A table that inherits has lost the column before its default could be dropped.
-- expect: refused 42703

CREATE TABLE sales (day integer, region integer DEFAULT 1);
CREATE TABLE sales_rest () INHERITS (sales);
ALTER TABLE sales ALTER COLUMN region DROP DEFAULT, DROP COLUMN region;
