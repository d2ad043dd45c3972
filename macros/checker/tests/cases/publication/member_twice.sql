-- fact: a table is published once
-- expect: refused 42710
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE t;
ALTER PUBLICATION p ADD TABLE t;
