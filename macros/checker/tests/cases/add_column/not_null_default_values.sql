-- fact: DEFAULT VALUES inserts a row
-- expect: refused 23502
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles DEFAULT VALUES;
ALTER TABLE roles ADD COLUMN code text NOT NULL;
