-- fact: a counter that begins elsewhere
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a');
ALTER SEQUENCE roles_id_seq RESTART WITH 2;
INSERT INTO roles (name) VALUES ('b');
