-- fact: CASCADE does not drop the sequence of an identity column either
-- expect: refused 2BP01
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY);
DROP SEQUENCE sales_a_seq CASCADE;
