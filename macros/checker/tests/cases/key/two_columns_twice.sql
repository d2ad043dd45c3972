-- fact: a key of two columns, twice
-- expect: refused 23505
CREATE TABLE roles (a int, b int);
INSERT INTO roles VALUES (1, 1), (1, 2), (1, 1);
ALTER TABLE roles ADD PRIMARY KEY (a, b);
