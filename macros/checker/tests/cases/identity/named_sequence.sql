-- fact: an identity column's sequence may be given a name
-- expect: refused 42P01
CREATE TABLE sales (a int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME numbers));
DROP SEQUENCE sales_a_seq;
