-- fact: the same key twice in one list
-- expect: refused 23505
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1), (2), (1);
