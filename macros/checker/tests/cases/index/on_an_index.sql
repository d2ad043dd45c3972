-- fact: an index is no table
-- expect: refused 42809
CREATE TABLE sales (a int PRIMARY KEY);
CREATE INDEX ON sales_pkey (a);
