-- fact: a text that is no label
-- expect: refused 22P02
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE roles (k text);
INSERT INTO roles VALUES ('a'), ('c');
ALTER TABLE roles ALTER k TYPE kind USING k::kind;
