-- fact: one default for two rows is no key
-- expect: refused 23505
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ADD COLUMN code text DEFAULT 'x' UNIQUE;
