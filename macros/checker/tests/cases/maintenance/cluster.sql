-- fact: CLUSTER needs an index, now or before
-- expect: refused 42704
CREATE TABLE t (id integer PRIMARY KEY);
CLUSTER t;
