-- fact: a reference of two columns
-- expect: refused 23503
CREATE TABLE roles (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE users (a int, b int, FOREIGN KEY (a, b) REFERENCES roles);
INSERT INTO roles VALUES (1, 1);
INSERT INTO users VALUES (1, 2);
