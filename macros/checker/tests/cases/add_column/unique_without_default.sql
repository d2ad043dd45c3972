-- fact: NULLs are no duplicates
-- expect: accepted
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ADD COLUMN code text UNIQUE;
