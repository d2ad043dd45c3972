-- fact: hash takes one column
-- expect: refused 0A000
CREATE TABLE sales (a int, b int);
CREATE INDEX ON sales USING hash (a, b);
