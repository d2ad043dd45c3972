-- fact: DO UPDATE fills what was NULL
-- expect: accepted
CREATE TABLE roles (id int PRIMARY KEY, name text);
INSERT INTO roles VALUES (1, NULL);
INSERT INTO roles VALUES (1, 'b') ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name;
ALTER TABLE roles ALTER name SET NOT NULL;
