-- fact: the duplicate is gone
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'a');
DELETE FROM roles WHERE id = 2;
ALTER TABLE roles ADD UNIQUE (name);
