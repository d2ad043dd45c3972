-- fact: a column that is published by name stays
-- expect: refused 2BP01
-- expect -14: not judged
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE t (a, b);
ALTER TABLE t DROP COLUMN b;
