-- fact: one column is left of a key of two
-- expect: refused 23505
CREATE TABLE roles (a int, b int);
INSERT INTO roles VALUES (1, 1), (1, 2);
ALTER TABLE roles DROP COLUMN b, ADD UNIQUE (a);
