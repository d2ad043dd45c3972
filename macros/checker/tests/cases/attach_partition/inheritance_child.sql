-- fact: A table that inherits is no partition.
-- expect: refused 42809
CREATE TABLE t (a integer) PARTITION BY RANGE (a);
CREATE TABLE o (a integer);
CREATE TABLE p () INHERITS (o);
ALTER TABLE t ATTACH PARTITION p DEFAULT;
