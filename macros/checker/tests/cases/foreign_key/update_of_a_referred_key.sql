-- fact: a key that another row refers to is not changed
-- expect: refused 23503
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
UPDATE roles SET id = 3 WHERE id = 1;
