-- fact: a seed only where it is not there
-- expect: accepted
CREATE TABLE roles (id serial PRIMARY KEY, name text UNIQUE);
INSERT INTO roles (name) VALUES ('admin');
INSERT INTO roles (name) SELECT 'admin' WHERE NOT EXISTS (SELECT 1 FROM roles WHERE name = 'admin');
