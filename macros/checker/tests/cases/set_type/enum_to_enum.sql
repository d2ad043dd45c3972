-- fact: a label that the new enum does not have
-- expect: refused 22P02
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE kind2 AS ENUM ('a');
CREATE TABLE roles (k kind);
INSERT INTO roles VALUES ('b');
ALTER TABLE roles ALTER k TYPE kind2 USING k::text::kind2;
