-- fact: which rows are published does not change
-- expect: refused 0A000
-- expect -14: refused 42601
CREATE TABLE t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t WHERE (random() > 1);
