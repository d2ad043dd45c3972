ALTER TABLE made_with DROP COLUMN name;
