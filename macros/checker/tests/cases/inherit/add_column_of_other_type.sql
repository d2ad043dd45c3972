-- fact: A column below of the same name must have the same type.
-- expect: refused 42804
CREATE TABLE a (x integer);
CREATE TABLE b (m text) INHERITS (a);
ALTER TABLE a ADD COLUMN m integer;
