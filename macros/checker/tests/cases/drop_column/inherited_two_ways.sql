-- fact: a column that comes down two ways from one table goes with that table's
-- expect: accepted
CREATE TABLE a (d int, e int);
CREATE TABLE b () INHERITS (a);
CREATE TABLE c () INHERITS (b, a);
ALTER TABLE a DROP COLUMN d;
