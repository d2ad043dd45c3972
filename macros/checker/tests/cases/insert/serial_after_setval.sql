-- fact: a counter that was moved
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a');
SELECT setval('roles_id_seq', 1);
INSERT INTO roles (name) VALUES ('b');
