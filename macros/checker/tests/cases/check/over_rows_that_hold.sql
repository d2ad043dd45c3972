-- fact: a check over rows that satisfy it
-- expect: accepted
CREATE TABLE roles (level int);
INSERT INTO roles VALUES (1), (4), (NULL);
ALTER TABLE roles ADD CHECK (level < 5);
