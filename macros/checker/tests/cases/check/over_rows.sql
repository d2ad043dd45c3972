-- fact: a check over a row that violates it
-- expect: refused 23514
CREATE TABLE roles (level int);
INSERT INTO roles VALUES (1), (5);
ALTER TABLE roles ADD CHECK (level < 5);
