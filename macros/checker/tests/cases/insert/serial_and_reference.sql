-- fact: numbers that a serial gave are referred to
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles (name) VALUES ('a'), ('b');
INSERT INTO users VALUES (1), (2);
