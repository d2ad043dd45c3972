-- fact: a check of a list that holds
-- expect: accepted
CREATE TABLE roles (kind text CHECK (kind IN ('a', 'b')));
INSERT INTO roles VALUES ('a'), ('b'), (NULL);
