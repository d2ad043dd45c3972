-- fact: a value that is not known but there
-- expect: accepted
CREATE TABLE roles (id int, code text);
INSERT INTO roles VALUES (1), (2);
UPDATE roles SET code = md5(random()::text);
ALTER TABLE roles ALTER code SET NOT NULL;
