-- fact: A table that others inherit from does not go without them.
-- expect: refused 2BP01
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
DROP TABLE a;
