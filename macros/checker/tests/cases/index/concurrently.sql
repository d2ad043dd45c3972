-- fact: an index is made without blocking writers
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX CONCURRENTLY sales_a ON sales (a);
