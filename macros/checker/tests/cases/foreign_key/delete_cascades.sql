-- fact: rows that refer to it go with it
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles ON DELETE CASCADE);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
DELETE FROM roles WHERE id = 1;
ALTER TABLE users ADD COLUMN name text NOT NULL;
