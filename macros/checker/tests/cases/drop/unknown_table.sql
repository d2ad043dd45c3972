-- fact: a table that is dropped exists
-- expect: refused 42P01
DROP TABLE sales;
