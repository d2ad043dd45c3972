-- fact: a check of a list
-- expect: refused 23514
CREATE TABLE roles (kind text CHECK (kind IN ('a', 'b')));
INSERT INTO roles VALUES ('a'), ('c');
