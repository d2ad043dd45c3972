-- fact: a table whose row type is used does not go silently
-- expect: refused 2BP01
CREATE TABLE sales (a int);
CREATE TABLE log (sale sales, sales sales[]);
DROP TABLE sales;
