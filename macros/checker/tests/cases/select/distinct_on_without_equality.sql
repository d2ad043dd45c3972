-- fact: so does DISTINCT ON
-- expect: refused 42883
CREATE TABLE sales (a int, j json);
SELECT DISTINCT ON (j) a FROM sales;
