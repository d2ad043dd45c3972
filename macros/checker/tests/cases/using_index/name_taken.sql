-- fact: the constraint's name is the index's, and has to be free
-- expect: refused 42P07
CREATE TABLE once (a int);
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a);
ALTER TABLE sales ADD CONSTRAINT once UNIQUE USING INDEX sales_a;
