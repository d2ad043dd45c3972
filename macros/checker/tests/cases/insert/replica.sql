-- fact: a replica checks no references
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
SET session_replication_role = replica;
INSERT INTO users VALUES (1);
