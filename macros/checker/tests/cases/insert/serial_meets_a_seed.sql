-- fact: a serial begins where a seed wrote its own number
-- expect: refused 23505
CREATE TABLE roles (id serial PRIMARY KEY, name text);
INSERT INTO roles (id, name) VALUES (1, 'a');
INSERT INTO roles (name) VALUES ('b');
