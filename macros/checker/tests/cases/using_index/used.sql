-- fact: an index makes one constraint
-- expect: refused 55000
CREATE TABLE sales (a int UNIQUE);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a_key;
