-- fact: A constant is no partition key.
-- expect: refused 42P17
CREATE TABLE t (a integer) PARTITION BY RANGE ((1));
