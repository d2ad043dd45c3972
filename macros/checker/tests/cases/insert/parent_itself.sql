-- fact: a row may refer to itself
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY, parent int REFERENCES roles);
INSERT INTO roles VALUES (1, 1), (2, 3), (3, 1);
