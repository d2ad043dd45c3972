-- fact: keys that differ in case only
-- expect: refused 23505
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a'), (2, 'A');
CREATE UNIQUE INDEX roles_name ON roles (lower(name));
