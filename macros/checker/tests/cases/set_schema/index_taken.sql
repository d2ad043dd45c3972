-- fact: The names of its indexes are free.
-- expect: refused 42P07

CREATE SCHEMA pos;
CREATE SEQUENCE pos.sales_pkey;
CREATE TABLE sales (a integer PRIMARY KEY);
ALTER TABLE sales SET SCHEMA pos;
