-- fact: What refers to a partition hinders emptying the table above.
-- expect: refused 0A000

CREATE TABLE sales (day integer PRIMARY KEY) PARTITION BY LIST (day);
CREATE TABLE sales_1 PARTITION OF sales FOR VALUES IN (1);
CREATE TABLE notes (day integer REFERENCES sales_1);
TRUNCATE sales;
