-- fact: a row that another refers to is not deleted
-- expect: refused 23503
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
DELETE FROM roles WHERE id = 1;
