-- fact: an index is dropped without blocking readers
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales (a);
DROP INDEX CONCURRENTLY sales_a;
