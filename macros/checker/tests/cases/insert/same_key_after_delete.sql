-- fact: a key that is free again
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
DELETE FROM roles WHERE id = 1;
INSERT INTO roles VALUES (1);
