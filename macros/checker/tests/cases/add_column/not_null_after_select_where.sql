-- fact: a condition leaves rows out
-- expect: accepted
CREATE TABLE old_roles (id int, kind text);
INSERT INTO old_roles VALUES (7, 'a');
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles SELECT id FROM old_roles WHERE kind = 'b';
ALTER TABLE roles ADD COLUMN name text NOT NULL;
