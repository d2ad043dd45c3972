ALTER TABLE elsewhere ADD COLUMN name text;
