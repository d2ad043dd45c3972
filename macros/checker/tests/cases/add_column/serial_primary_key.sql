-- fact: a serial column fills itself
-- expect: accepted
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ADD COLUMN id serial PRIMARY KEY;
