-- fact: A column is not renamed above alone.
-- expect: refused 42P16
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE ONLY a RENAME COLUMN x TO xx;
