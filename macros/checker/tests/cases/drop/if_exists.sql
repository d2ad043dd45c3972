-- fact: DROP TABLE IF EXISTS takes tables and schemas that do not exist
-- expect: accepted
DROP TABLE IF EXISTS sales, pos.sales;
