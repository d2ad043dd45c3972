-- fact: a sequence that another table uses does not go silently
-- expect: refused 2BP01
CREATE TABLE sales (a serial);
CREATE TABLE lines (a int DEFAULT nextval('sales_a_seq'));
DROP TABLE sales;
