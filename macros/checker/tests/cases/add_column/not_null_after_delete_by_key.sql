-- fact: rows are deleted by key
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2);
DELETE FROM roles WHERE id IN (1, 2);
ALTER TABLE roles ADD COLUMN name text NOT NULL;
