-- fact: the sequence's name is numbered where it is taken
-- expect: refused 2BP01
CREATE SEQUENCE sales_a_seq;
CREATE TABLE sales (a serial);
DROP SEQUENCE sales_a_seq1;
