-- fact: the order within an aggregate needs one
-- expect: refused 42883
CREATE TABLE sales (a int, p point);
SELECT array_agg(a ORDER BY p) FROM sales;
