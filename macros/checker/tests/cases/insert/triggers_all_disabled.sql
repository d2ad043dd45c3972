-- fact: references are triggers too
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
ALTER TABLE users DISABLE TRIGGER ALL;
INSERT INTO users VALUES (1);
