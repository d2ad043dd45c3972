ALTER TABLE b ADD COLUMN name varchar;
