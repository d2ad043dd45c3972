-- fact: what is NULL is filled
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, NULL), (2, 'b');
UPDATE roles SET name = 'x' WHERE name IS NULL;
ALTER TABLE roles ALTER name SET NOT NULL;
