-- fact: a label that was replaced before
-- expect: accepted
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE kind2 AS ENUM ('a');
CREATE TABLE roles (k kind);
INSERT INTO roles VALUES ('b');
UPDATE roles SET k = 'a' WHERE k = 'b';
ALTER TABLE roles ALTER k TYPE kind2 USING k::text::kind2;
