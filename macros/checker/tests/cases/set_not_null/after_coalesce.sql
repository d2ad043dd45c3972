-- fact: COALESCE fills
-- expect: accepted
CREATE TABLE roles (id int, a text, b text);
INSERT INTO roles VALUES (1, NULL, NULL), (2, 'x', NULL);
UPDATE roles SET b = COALESCE(a, 'none');
ALTER TABLE roles ALTER b SET NOT NULL;
