-- fact: a foreign key over a row that refers to nothing
-- expect: refused 23503
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int);
INSERT INTO users VALUES (1);
ALTER TABLE users ADD FOREIGN KEY (role_id) REFERENCES roles;
