-- fact: another row was deleted
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2);
DELETE FROM roles WHERE id = 2;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
