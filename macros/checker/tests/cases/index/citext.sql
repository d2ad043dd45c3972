-- fact: citext has operator classes of its own
-- expect: accepted
CREATE EXTENSION citext;
CREATE TABLE users (email citext UNIQUE);
CREATE INDEX ON users USING hash (email);
CREATE INDEX ON users (email citext_pattern_ops);
