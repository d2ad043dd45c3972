-- fact: a text that is no number
-- expect: refused 22P02
CREATE TABLE roles (level text);
INSERT INTO roles VALUES ('high');
ALTER TABLE roles ALTER level TYPE int USING level::int;
