-- fact: a generated column that is NULL violates NOT NULL
-- expect: refused 23502
CREATE TABLE roles (name text);
INSERT INTO roles VALUES (NULL);
ALTER TABLE roles ADD COLUMN low text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED;
