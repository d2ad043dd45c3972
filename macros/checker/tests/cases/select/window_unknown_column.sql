-- fact: the columns of a window have to be there
-- expect: refused 42703
CREATE TABLE sales (a int);
SELECT row_number() OVER (PARTITION BY nosuch ORDER BY a) FROM sales;
