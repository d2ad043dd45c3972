-- fact: A column goes below too, if it is not the table's own.
-- expect: accepted
CREATE TABLE a (x integer, y integer, z integer);
CREATE TABLE a2 (z integer);
CREATE TABLE b (y integer) INHERITS (a, a2);
ALTER TABLE a DROP COLUMN x, DROP COLUMN y, DROP COLUMN z;
