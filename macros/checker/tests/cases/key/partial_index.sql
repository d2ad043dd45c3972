-- fact: rows that a condition leaves out
-- expect: accepted
CREATE TABLE roles (id int, name text, gone boolean);
INSERT INTO roles VALUES (1, 'a', true), (2, 'a', false);
CREATE UNIQUE INDEX roles_name ON roles (name) WHERE NOT gone;
