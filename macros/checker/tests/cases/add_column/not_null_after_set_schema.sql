-- fact: a table that moves keeps its rows
-- expect: refused 23502
CREATE SCHEMA app;
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
ALTER TABLE roles SET SCHEMA app;
ALTER TABLE app.roles ADD COLUMN name text NOT NULL;
