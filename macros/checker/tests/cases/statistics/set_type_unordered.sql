-- fact: A column of statistics needs a type whose values have an order
-- expect: refused 0A000
CREATE TABLE sales (id int, data jsonb);
CREATE STATISTICS st ON id, data FROM sales;
ALTER TABLE sales ALTER COLUMN data TYPE json;
