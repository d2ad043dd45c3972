-- fact: a window is divided by what can be compared
-- expect: refused 42883
CREATE TABLE sales (a int, j json);
SELECT sum(a) OVER (PARTITION BY j) FROM sales;
