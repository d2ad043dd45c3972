-- fact: Two tables above with different defaults want one that decides.
-- expect: refused 42611
CREATE TABLE a (x integer DEFAULT 1);
CREATE TABLE b (x integer DEFAULT 2);
CREATE TABLE c () INHERITS (a, b);
