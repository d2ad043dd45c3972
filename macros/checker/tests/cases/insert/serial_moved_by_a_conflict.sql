-- fact: a counter moves although nothing is inserted
-- expect: refused 23503
CREATE TABLE roles (id serial PRIMARY KEY, name text UNIQUE);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles (name) VALUES ('a');
INSERT INTO roles (name) VALUES ('a') ON CONFLICT DO NOTHING;
INSERT INTO roles (name) VALUES ('b');
INSERT INTO users VALUES (2);
