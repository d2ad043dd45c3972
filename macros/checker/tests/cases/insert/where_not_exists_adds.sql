-- fact: a seed that is not there is added
-- expect: refused 23505
CREATE TABLE roles (id serial PRIMARY KEY, name text UNIQUE);
INSERT INTO roles (name) SELECT 'admin' WHERE NOT EXISTS (SELECT 1 FROM roles WHERE name = 'admin');
INSERT INTO roles (name) VALUES ('admin');
