-- fact: one default for one row is a key
-- expect: accepted
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN code text DEFAULT 'x' UNIQUE;
