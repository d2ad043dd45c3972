-- fact: every role with every permission
-- expect: refused 23505
CREATE TABLE roles (id serial PRIMARY KEY, name text UNIQUE);
CREATE TABLE permissions (id serial PRIMARY KEY, name text UNIQUE);
CREATE TABLE role_permissions (role_id int REFERENCES roles, permission_id int REFERENCES permissions, PRIMARY KEY (role_id, permission_id));
INSERT INTO roles (name) VALUES ('admin'), ('user');
INSERT INTO permissions (name) VALUES ('read'), ('write');
INSERT INTO role_permissions SELECT r.id, p.id FROM roles r CROSS JOIN permissions p WHERE r.name = 'admin';
INSERT INTO role_permissions SELECT r.id, p.id FROM roles r, permissions p WHERE p.name = 'read';
