-- fact: The columns of the key must be there.
-- expect: refused 42703
CREATE TABLE t (a integer) PARTITION BY RANGE (b);
