-- fact: Checks of the same name above say the same.
-- expect: refused 42710
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b (x integer, CONSTRAINT k CHECK (x > 2));
CREATE TABLE c () INHERITS (a, b);
