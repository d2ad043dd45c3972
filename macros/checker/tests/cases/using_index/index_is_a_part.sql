-- fact: the index is a part of the constraint from then on
-- expect: refused 2BP01
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a);
ALTER TABLE sales ADD UNIQUE USING INDEX sales_a;
DROP INDEX sales_a;
