-- fact: an update that violates a check
-- expect: refused 23514
CREATE TABLE roles (id int, level int CHECK (level < 5));
INSERT INTO roles VALUES (1, 4);
UPDATE roles SET level = level + 1;
