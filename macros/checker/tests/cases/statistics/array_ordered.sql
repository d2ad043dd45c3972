-- fact: others have
-- expect: accepted
CREATE TABLE sales (id int, names text[]);
CREATE STATISTICS st ON id, names FROM sales;
