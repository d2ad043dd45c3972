-- fact: Dropped above alone, the column is the table's own below.
-- expect: accepted
CREATE TABLE a (x integer, y integer);
CREATE TABLE b () INHERITS (a);
ALTER TABLE ONLY a DROP COLUMN x;
