-- fact: That is said before the schema is looked for.
-- expect: refused 0A000

CREATE TABLE sales (a serial);
ALTER SEQUENCE sales_a_seq SET SCHEMA pos;
