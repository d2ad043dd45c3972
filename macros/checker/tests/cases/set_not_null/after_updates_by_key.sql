-- fact: each row was filled
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, NULL), (2, NULL);
UPDATE roles SET name = 'x' WHERE id = 1;
UPDATE roles SET name = 'y' WHERE id = 2;
ALTER TABLE roles ALTER name SET NOT NULL;
