-- fact: a counter that was moved behind the greatest
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a'), (7, 'b');
SELECT setval('roles_id_seq', (SELECT max(id) FROM roles));
INSERT INTO roles (name) VALUES ('c');
