-- fact: a text that is a label
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE roles (k text);
INSERT INTO roles VALUES ('a'), ('b');
ALTER TABLE roles ALTER k TYPE kind USING k::kind;
