-- fact: a condition is true or false
-- expect: refused 42804
CREATE TABLE t (a integer PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t WHERE (a);
