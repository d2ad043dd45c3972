-- fact: NULLs are no duplicates
-- expect: accepted
CREATE TABLE roles (a int);
INSERT INTO roles VALUES (NULL), (NULL);
ALTER TABLE roles ADD UNIQUE (a);
