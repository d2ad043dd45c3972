-- fact: rows that a condition does not leave out
-- expect: refused 23505
CREATE TABLE roles (id int, name text, gone boolean);
INSERT INTO roles VALUES (1, 'a', false), (2, 'a', false);
CREATE UNIQUE INDEX roles_name ON roles (name) WHERE NOT gone;
