-- fact: no two seeds share a key
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'A');
ALTER TABLE roles ADD UNIQUE (name);
