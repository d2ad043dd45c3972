-- fact: The names of its sequences are free.
-- expect: refused 42P07

CREATE SCHEMA pos;
CREATE TABLE pos.sales_a_seq (a integer);
CREATE TABLE sales (a serial);
ALTER TABLE sales SET SCHEMA pos;
