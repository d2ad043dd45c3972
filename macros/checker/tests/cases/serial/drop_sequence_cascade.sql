-- fact: CASCADE drops the default and leaves the column
-- expect: accepted
CREATE TABLE sales (a serial);
DROP SEQUENCE sales_a_seq CASCADE;
ALTER TABLE sales ADD CHECK (a > 0);
