-- fact: a deferrable key is not the same as one that is not
-- expect: accepted
CREATE TABLE sales (a int UNIQUE, UNIQUE (a) DEFERRABLE);
ALTER TABLE sales DROP CONSTRAINT sales_a_key1;
