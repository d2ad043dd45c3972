-- fact: or not, with IF EXISTS
-- expect: accepted
DROP TABLE IF EXISTS sales, pos.sales;
