-- fact: a reference to a row that is there
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1);
INSERT INTO users VALUES (1);
