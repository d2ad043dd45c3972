-- fact: a row that none refers to is deleted
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
DELETE FROM roles WHERE id = 2;
