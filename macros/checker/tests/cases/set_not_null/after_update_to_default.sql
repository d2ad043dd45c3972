-- fact: UPDATE … SET c = DEFAULT fills
-- expect: accepted
CREATE TABLE roles (id int, name text);
INSERT INTO roles (id) VALUES (1);
ALTER TABLE roles ALTER name SET DEFAULT 'x';
UPDATE roles SET name = DEFAULT;
ALTER TABLE roles ALTER name SET NOT NULL;
