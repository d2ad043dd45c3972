-- fact: INSERT … SELECT from a table without rows inserts none
-- expect: accepted
CREATE TABLE old_roles (id int);
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles SELECT id FROM old_roles;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
