-- fact: In an expression the column needs no order; the expression is not read again here
-- expect: not judged
CREATE TABLE sales (id int, data json);
CREATE STATISTICS st ON (upper(data::text)), id FROM sales;
ALTER TABLE sales ALTER COLUMN data TYPE json;
