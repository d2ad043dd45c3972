-- fact: VALIDATE looks at all rows
-- expect: refused 23503
CREATE TABLE roles (id int PRIMARY KEY);
CREATE TABLE users (role_id int);
INSERT INTO users VALUES (1);
ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (role_id) REFERENCES roles NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT f;
