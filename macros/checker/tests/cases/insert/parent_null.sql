-- fact: NULL refers to nothing
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO users VALUES (NULL);
