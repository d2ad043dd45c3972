-- fact: a domain's check of a value out of a table
-- expect: refused 23514
CREATE DOMAIN level AS int CHECK (VALUE > 0);
CREATE TABLE old_roles (l int);
INSERT INTO old_roles VALUES (0);
CREATE TABLE roles (l level);
INSERT INTO roles SELECT l FROM old_roles;
