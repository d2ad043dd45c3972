-- fact: a check is asked of the default
-- expect: refused 23514
CREATE TABLE roles (name text);
INSERT INTO roles VALUES ('a');
ALTER TABLE roles ADD COLUMN level int DEFAULT 0 CHECK (level > 0);
