-- fact: a check with LIKE
-- expect: refused 23514
CREATE TABLE roles (kind text);
INSERT INTO roles VALUES ('abc'), ('xbc');
ALTER TABLE roles ADD CHECK (kind LIKE 'a%');
