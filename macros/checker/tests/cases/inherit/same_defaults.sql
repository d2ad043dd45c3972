-- fact: Equal defaults do not conflict.
-- expect: accepted
CREATE TABLE a (x integer DEFAULT 1);
CREATE TABLE b (y text, x integer DEFAULT 1);
CREATE TABLE c () INHERITS (a, b);
