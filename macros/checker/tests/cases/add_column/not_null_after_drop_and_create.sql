-- fact: a table that was made again is empty
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
DROP TABLE roles;
CREATE TABLE roles (id int PRIMARY KEY);
ALTER TABLE roles ADD COLUMN name text NOT NULL;
