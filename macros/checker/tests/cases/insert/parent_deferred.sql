-- fact: a deferred reference waits
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles DEFERRABLE INITIALLY DEFERRED);
INSERT INTO users VALUES (1);
INSERT INTO roles VALUES (1);
