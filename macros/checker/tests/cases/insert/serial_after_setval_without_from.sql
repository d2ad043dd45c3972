-- fact: a counter moved by a subquery alone
-- expect: refused 23505
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a'), (7, 'b');
SELECT setval(pg_get_serial_sequence('roles', 'id'), (SELECT max(id) FROM roles));
INSERT INTO roles (id, name) VALUES (8, 'c');
INSERT INTO roles (name) VALUES ('d');
