-- fact: a schema that does not exist is told before the table
-- expect: refused 3F000
DROP TABLE pos.sales;
