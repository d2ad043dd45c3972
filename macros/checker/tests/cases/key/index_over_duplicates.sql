-- fact: a unique index over two seeds that share a key
-- expect: refused 23505
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, 'a');
INSERT INTO roles VALUES (2, 'a');
CREATE UNIQUE INDEX roles_name ON roles (name);
