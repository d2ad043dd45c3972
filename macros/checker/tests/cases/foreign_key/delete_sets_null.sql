-- fact: ON DELETE SET NULL of a column that takes none
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int NOT NULL REFERENCES roles ON DELETE SET NULL);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
DELETE FROM roles WHERE id = 1;
