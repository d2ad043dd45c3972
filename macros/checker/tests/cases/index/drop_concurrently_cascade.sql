-- fact: DROP INDEX CONCURRENTLY knows no CASCADE
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX sales_a ON sales (a);
DROP INDEX CONCURRENTLY sales_a CASCADE;
