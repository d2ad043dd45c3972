-- fact: a column that comes back without a default
-- expect: refused 23502
CREATE TABLE roles (id int, code text NOT NULL);
ALTER TABLE roles DROP COLUMN code;
INSERT INTO roles VALUES (1);
ALTER TABLE roles ADD COLUMN code text NOT NULL;
