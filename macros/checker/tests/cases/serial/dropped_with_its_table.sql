-- fact: the sequence of a serial column goes with the table
-- expect: accepted
CREATE TABLE sales (a serial, b int);
DROP TABLE sales;
CREATE SEQUENCE sales_a_seq;
