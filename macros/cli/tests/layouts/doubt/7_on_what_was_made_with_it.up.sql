ALTER TABLE made_with ADD COLUMN name text;
