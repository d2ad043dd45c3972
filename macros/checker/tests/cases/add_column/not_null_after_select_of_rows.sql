-- fact: INSERT … SELECT from a table with rows inserts them
-- expect: refused 23502
CREATE TABLE old_roles (id int);
INSERT INTO old_roles VALUES (7);
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles SELECT id FROM old_roles;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
