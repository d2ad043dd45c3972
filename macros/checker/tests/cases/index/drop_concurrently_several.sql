-- fact: DROP INDEX CONCURRENTLY drops one index at a time
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales (a);
CREATE INDEX sales_a1 ON sales (a);
DROP INDEX CONCURRENTLY sales_a, sales_a1;
