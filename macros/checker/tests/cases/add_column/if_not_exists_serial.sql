-- fact: IF NOT EXISTS makes no sequence for a column that exists
-- expect: accepted
CREATE TABLE sales (a int);
ALTER TABLE sales ADD COLUMN IF NOT EXISTS a serial;
CREATE SEQUENCE sales_a_seq;
