-- fact: a column that tells which rows stays
-- expect: refused 2BP01
-- expect -14: not judged
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE t WHERE (b > 1);
ALTER TABLE t DROP COLUMN b;
