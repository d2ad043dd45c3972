-- fact: TRUNCATE CASCADE empties what refers to it
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles);
INSERT INTO roles VALUES (1);
INSERT INTO users VALUES (1);
TRUNCATE roles CASCADE;
ALTER TABLE users ADD COLUMN name text NOT NULL;
