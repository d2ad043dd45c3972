-- fact: The type does not change above alone.
-- expect: refused 42P16
CREATE TABLE a (x integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE ONLY a ALTER COLUMN x TYPE bigint;
