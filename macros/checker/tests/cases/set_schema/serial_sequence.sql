-- fact: A column's sequence does not move alone.
-- expect: refused 0A000

CREATE SCHEMA pos;
CREATE TABLE sales (a serial);
ALTER SEQUENCE sales_a_seq SET SCHEMA pos;
