-- fact: SET DEFAULT fills nothing
-- expect: refused 23502
CREATE TABLE roles (id int, name text);
INSERT INTO roles (id) VALUES (1);
ALTER TABLE roles ALTER name SET DEFAULT 'x';
ALTER TABLE roles ALTER name SET NOT NULL;
