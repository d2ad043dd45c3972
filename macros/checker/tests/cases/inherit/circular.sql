-- fact: A table does not inherit from what inherits from it.
-- expect: refused 42P07
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE a INHERIT b;
