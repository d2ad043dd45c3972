-- fact: A column's type changes below too.
-- expect: accepted
CREATE TABLE a (x integer, y integer);
CREATE TABLE b (z integer CHECK (x > z)) INHERITS (a);
CREATE INDEX ON b (x);
ALTER TABLE a ALTER COLUMN x TYPE bigint USING x + y;
