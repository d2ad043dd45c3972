ALTER TABLE elsewhere DROP COLUMN name;
