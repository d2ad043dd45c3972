-- fact: a reference is changed to a row that is not there
-- expect: refused 23503
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
UPDATE users SET role_id = 9;
