-- fact: which rows are published does not change
-- expect: refused 0A000
CREATE TABLE t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t WHERE (random() > 1);
