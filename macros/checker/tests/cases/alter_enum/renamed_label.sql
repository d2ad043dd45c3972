-- fact: a renamed label is what rows hold
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE roles (k kind);
INSERT INTO roles VALUES ('a');
ALTER TYPE kind RENAME VALUE 'a' TO 'x';
ALTER TABLE roles ADD CHECK (k = 'x');
