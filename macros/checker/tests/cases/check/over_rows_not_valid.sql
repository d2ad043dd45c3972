-- fact: a check that is not valid looks at nothing
-- expect: accepted
CREATE TABLE roles (level int);
INSERT INTO roles VALUES (1), (5);
ALTER TABLE roles ADD CHECK (level < 5) NOT VALID;
