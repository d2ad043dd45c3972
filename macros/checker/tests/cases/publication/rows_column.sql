-- fact: the columns of a condition are there
-- expect: refused 42703
-- expect -14: refused 42601
CREATE TABLE t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t WHERE (b > 1);
