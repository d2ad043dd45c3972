-- fact: A check of the same name says the same.
-- expect: refused 42710
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1));
CREATE TABLE c (CONSTRAINT k CHECK (x > 2)) INHERITS (a);
