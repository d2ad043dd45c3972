-- fact: indexes over the same columns are numbered
-- expect: accepted
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a);
CREATE INDEX ON sales (a);
CREATE INDEX ON sales (a);
DROP INDEX sales_a_idx, sales_a_idx1, sales_a_idx2;
