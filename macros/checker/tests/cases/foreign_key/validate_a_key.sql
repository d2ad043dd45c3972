-- fact: a key has nothing to validate
-- expect: refused 42809
CREATE TABLE sales (a int UNIQUE);
ALTER TABLE sales VALIDATE CONSTRAINT sales_a_key;
