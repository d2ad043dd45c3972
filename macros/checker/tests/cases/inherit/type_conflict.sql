-- fact: A column of the same name has the same type.
-- expect: refused 42804
CREATE TABLE a (x integer);
CREATE TABLE c (x bigint) INHERITS (a);
