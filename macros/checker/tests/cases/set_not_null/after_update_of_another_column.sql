-- fact: a value of another column
-- expect: accepted
CREATE TABLE roles (id int, a text, b text);
INSERT INTO roles VALUES (1, 'x', NULL);
UPDATE roles SET b = upper(a);
ALTER TABLE roles ALTER b SET NOT NULL;
