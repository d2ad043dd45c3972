-- fact: Columns of the same name above have the same type.
-- expect: refused 42804
CREATE TABLE a (x integer);
CREATE TABLE b (x bigint);
CREATE TABLE c () INHERITS (a, b);
