-- fact: TRUNCATE RESTART IDENTITY begins again
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles (name) VALUES ('a');
TRUNCATE roles RESTART IDENTITY CASCADE;
INSERT INTO roles (name) VALUES ('b');
INSERT INTO users VALUES (1);
