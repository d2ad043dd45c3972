-- fact: a generated column is worked out
-- expect: accepted
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ADD COLUMN low text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
