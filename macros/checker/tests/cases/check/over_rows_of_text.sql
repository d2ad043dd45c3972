-- fact: a check over texts
-- expect: refused 23514
CREATE TABLE roles (kind text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ADD CHECK (kind IN ('a', 'c'));
