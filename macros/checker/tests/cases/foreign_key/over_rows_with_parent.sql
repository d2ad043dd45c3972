-- fact: a foreign key over rows that refer to seeds
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2);
CREATE TABLE users (role_id int);
INSERT INTO users VALUES (1), (2), (NULL);
ALTER TABLE users ADD FOREIGN KEY (role_id) REFERENCES roles;
