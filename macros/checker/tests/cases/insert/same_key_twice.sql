-- fact: the same key seeded twice
-- expect: refused 23505
CREATE TABLE roles (id int PRIMARY KEY);
INSERT INTO roles VALUES (1);
INSERT INTO roles VALUES (1);
