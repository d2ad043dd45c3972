-- fact: NULL out of a query
-- expect: refused 23502
CREATE TABLE old_roles (name text);
INSERT INTO old_roles VALUES (NULL);
CREATE TABLE roles (name text NOT NULL);
INSERT INTO roles SELECT name FROM old_roles;
