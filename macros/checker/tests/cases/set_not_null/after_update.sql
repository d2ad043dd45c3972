-- fact: the usual three steps
-- expect: accepted
CREATE TABLE roles (id int);
INSERT INTO roles (id) VALUES (1);
ALTER TABLE roles ADD COLUMN name text;
UPDATE roles SET name = 'x';
ALTER TABLE roles ALTER name SET NOT NULL;
