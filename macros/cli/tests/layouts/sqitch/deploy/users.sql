BEGIN;
SET LOCAL search_path TO shop;
ALTER TABLE users ADD COLUMN name text;
COMMIT;
