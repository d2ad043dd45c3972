-- migrate:up
ALTER TABLE users ALTER COLUMN name TYPE varchar(100);

-- migrate:down
ALTER TABLE users ALTER COLUMN name TYPE varchar;
