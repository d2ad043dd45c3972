-- fact: An inherited column is not dropped.
-- expect: refused 42P16
CREATE TABLE a (x integer, y integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE b DROP COLUMN x;
