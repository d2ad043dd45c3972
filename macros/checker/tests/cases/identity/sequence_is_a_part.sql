-- fact: the sequence of an identity column cannot be dropped by itself
-- expect: refused 2BP01
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
DROP SEQUENCE sales_a_seq;
