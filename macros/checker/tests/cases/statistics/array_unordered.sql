-- fact: Arrays of what has no order have none
-- expect: refused 0A000
CREATE TABLE sales (id int, places point[]);
CREATE STATISTICS st ON id, places FROM sales;
