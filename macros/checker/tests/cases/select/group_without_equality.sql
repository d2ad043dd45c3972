-- fact: groups need an equality
-- expect: refused 42883
CREATE TABLE sales (j json);
SELECT j, count(*) FROM sales GROUP BY j;
