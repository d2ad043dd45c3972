-- fact: a number that no serial gave is referred to
-- expect: refused 23503
CREATE TABLE roles (id serial PRIMARY KEY, name text);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles (name) VALUES ('a'), ('b');
INSERT INTO users VALUES (3);
