-- fact: a domain takes no NULL
-- expect: refused 23502
CREATE DOMAIN label AS text NOT NULL;
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN code label;
