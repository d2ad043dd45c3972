-- fact: NULL out of a query without rows
-- expect: accepted
CREATE TABLE old_roles (name text);
CREATE TABLE roles (name text NOT NULL);
INSERT INTO roles SELECT NULL FROM old_roles;
