-- fact: a default that refers to a seed
-- expect: accepted
CREATE TABLE kinds (id int PRIMARY KEY);
INSERT INTO kinds VALUES (1);
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN kind int NOT NULL DEFAULT 1 REFERENCES kinds;
