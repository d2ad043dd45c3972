-- fact: a renamed column keeps its values
-- expect: refused 23502
CREATE TABLE roles (id int, name text);
INSERT INTO roles VALUES (1, NULL);
ALTER TABLE roles RENAME name TO title;
ALTER TABLE roles ALTER title SET NOT NULL;
