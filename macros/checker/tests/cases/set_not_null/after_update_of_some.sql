-- fact: only one row was filled
-- expect: refused 23502
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, NULL), (2, NULL);
UPDATE roles SET name = 'x' WHERE id = 1;
ALTER TABLE roles ALTER name SET NOT NULL;
