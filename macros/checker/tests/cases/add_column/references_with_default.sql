-- fact: a default that refers to nothing
-- expect: refused 23503
CREATE TABLE kinds (id int PRIMARY KEY);
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN kind int DEFAULT 1 REFERENCES kinds;
