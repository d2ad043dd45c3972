-- fact: a table named twice is dropped once
-- expect: accepted
CREATE TABLE sales (a int);
DROP TABLE sales, sales;
