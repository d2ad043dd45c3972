-- fact: the sequence of a serial column goes with the column
-- expect: accepted
CREATE TABLE sales (a serial, b int);
ALTER TABLE sales DROP COLUMN a;
CREATE SEQUENCE sales_a_seq;
