-- fact: a default fills what is there
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
ALTER TABLE roles ADD COLUMN name text NOT NULL DEFAULT 'x';
