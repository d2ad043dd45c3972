-- fact: A table is inherited from once.
-- expect: refused 42P07
CREATE TABLE a (x integer);
CREATE TABLE c () INHERITS (a, a);
