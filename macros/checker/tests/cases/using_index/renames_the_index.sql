-- fact: ADD CONSTRAINT USING INDEX gives the index the constraint's name
-- expect: refused 42704
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX sales_a ON sales (a);
ALTER TABLE sales ADD CONSTRAINT sales_once PRIMARY KEY USING INDEX sales_a;
DROP INDEX sales_a;
