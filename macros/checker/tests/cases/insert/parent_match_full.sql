-- fact: MATCH FULL takes no NULL beside a value
-- expect: refused 23503
CREATE TABLE roles (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE users (a int, b int, FOREIGN KEY (a, b) REFERENCES roles MATCH FULL);
INSERT INTO users VALUES (1, NULL);
