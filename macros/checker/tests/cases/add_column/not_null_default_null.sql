-- fact: DEFAULT NULL fills nothing
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
ALTER TABLE roles ADD COLUMN name text NOT NULL DEFAULT NULL;
