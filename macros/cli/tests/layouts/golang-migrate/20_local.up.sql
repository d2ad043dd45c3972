CREATE SCHEMA app;
BEGIN;
SET LOCAL search_path TO app;
CREATE TABLE ten (id int);
COMMIT;
CREATE TABLE ten (id int);
