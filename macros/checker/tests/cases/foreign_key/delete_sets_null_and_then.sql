-- fact: ON DELETE SET NULL leaves NULL
-- expect: refused 23502
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int REFERENCES roles ON DELETE SET NULL);
INSERT INTO roles VALUES (1), (2);
INSERT INTO users VALUES (1);
DELETE FROM roles WHERE id = 1;
ALTER TABLE users ALTER role_id SET NOT NULL;
