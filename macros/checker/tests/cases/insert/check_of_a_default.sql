-- fact: a default that a check does not take
-- expect: refused 23514
CREATE TABLE roles (id int, level int DEFAULT 0 CHECK (level > 0));
INSERT INTO roles (id) VALUES (1);
