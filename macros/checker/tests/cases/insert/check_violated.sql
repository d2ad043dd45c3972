-- fact: a check of constants
-- expect: refused 23514
CREATE TABLE roles (level int CHECK (level BETWEEN 1 AND 3));
INSERT INTO roles VALUES (4);
