-- fact: two seeds share a key
-- expect: refused 23505
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'a');
ALTER TABLE roles ADD UNIQUE (name);
