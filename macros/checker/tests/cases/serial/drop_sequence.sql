-- fact: a serial column's default needs its sequence
-- expect: refused 2BP01
CREATE TABLE sales (a serial);
DROP SEQUENCE sales_a_seq;
