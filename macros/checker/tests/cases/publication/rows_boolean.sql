-- fact: a condition is true or false
-- expect: refused 42804
-- expect -14: refused 42601
CREATE TABLE t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t WHERE (a);
