-- fact: TRUNCATE leaves no row
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2);
TRUNCATE roles;
ALTER TABLE roles ADD COLUMN name text NOT NULL;
