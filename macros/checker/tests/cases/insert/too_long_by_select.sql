-- fact: a text too long out of a table
-- expect: refused 22001
CREATE TABLE old_roles (name text);
INSERT INTO old_roles VALUES ('abcdef');
CREATE TABLE roles (name varchar(3));
INSERT INTO roles SELECT name FROM old_roles;
