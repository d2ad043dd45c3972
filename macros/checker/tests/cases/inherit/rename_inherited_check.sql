-- fact: An inherited check keeps its name.
-- expect: refused 42P16
CREATE TABLE a (x integer, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b () INHERITS (a);
ALTER TABLE b RENAME CONSTRAINT k TO l;
