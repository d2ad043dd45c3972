-- fact: a value of another column that is NULL
-- expect: refused 23502
CREATE TABLE roles (id int, a text, b text);
INSERT INTO roles VALUES (1, NULL, NULL);
UPDATE roles SET b = upper(a);
ALTER TABLE roles ALTER b SET NOT NULL;
