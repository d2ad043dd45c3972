DROP FUNCTION next_number;
ALTER TABLE sales DROP COLUMN number;
