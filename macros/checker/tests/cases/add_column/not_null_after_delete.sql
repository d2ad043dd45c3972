-- fact: a seed that was deleted is no row
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2);
DELETE FROM roles;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
