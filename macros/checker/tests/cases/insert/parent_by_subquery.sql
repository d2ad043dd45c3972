-- fact: a reference found by a subquery
-- expect: accepted
CREATE TABLE roles (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text);
CREATE TABLE users (role_id uuid NOT NULL REFERENCES roles);
INSERT INTO roles (name) VALUES ('admin');
INSERT INTO users VALUES ((SELECT id FROM roles WHERE name = 'admin'));
