-- fact: An expression of statistics that is printed without parentheses is read again too
-- expect: not judged
CREATE TABLE sales (ids int[], id int);
CREATE STATISTICS st ON ((ids[1])), id FROM sales;
ALTER TABLE sales ALTER COLUMN ids TYPE text;
