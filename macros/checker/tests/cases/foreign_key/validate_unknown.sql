-- fact: the constraint has to exist
-- expect: refused 42704
CREATE TABLE sales (a int UNIQUE);
ALTER TABLE sales VALIDATE CONSTRAINT sales_b_key;
