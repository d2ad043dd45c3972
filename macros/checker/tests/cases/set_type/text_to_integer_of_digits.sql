-- fact: a text that is a number
-- expect: accepted
CREATE TABLE roles (level text);
INSERT INTO roles VALUES ('7'), (NULL);
ALTER TABLE roles ALTER level TYPE int USING level::int;
