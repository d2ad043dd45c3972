-- fact: NULLs may be duplicates
-- expect: refused 23505
-- expect -14: refused 42601
CREATE TABLE roles (a int);
INSERT INTO roles VALUES (NULL), (NULL);
ALTER TABLE roles ADD UNIQUE NULLS NOT DISTINCT (a);
