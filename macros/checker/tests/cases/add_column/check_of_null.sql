-- fact: a check that is NULL holds
-- expect: accepted
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN level int CHECK (level > 0);
