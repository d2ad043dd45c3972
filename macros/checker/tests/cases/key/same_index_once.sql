-- fact: two keys over the same columns in one statement share an index
-- expect: accepted
CREATE TABLE sales (a int UNIQUE, b int, UNIQUE (a));
CREATE INDEX sales_a_key1 ON sales (a);
