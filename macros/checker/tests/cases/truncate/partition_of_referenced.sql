-- fact: What refers to a partitioned table hinders emptying a partition.
-- expect: refused 0A000

CREATE TABLE sales (day integer PRIMARY KEY) PARTITION BY LIST (day);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES IN (1);
CREATE TABLE notes (day integer REFERENCES sales);
TRUNCATE sales_1;
