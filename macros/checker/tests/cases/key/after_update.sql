-- fact: an update makes keys differ
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'a');
UPDATE roles SET name = name || id;
ALTER TABLE roles ADD UNIQUE (name);
