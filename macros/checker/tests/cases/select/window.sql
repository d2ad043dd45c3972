-- fact: a window is divided and ordered by expressions
-- expect: accepted
CREATE TABLE sales (a int, b text, d date);
SELECT row_number() OVER (PARTITION BY b ORDER BY d DESC), sum(a) OVER (ORDER BY d ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) FROM sales;
