-- fact: a counter that is found by its column
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a'), (7, 'b');
SELECT setval(pg_get_serial_sequence('roles', 'id'), COALESCE((SELECT max(id) FROM roles), 1));
INSERT INTO roles (name) VALUES ('c');
