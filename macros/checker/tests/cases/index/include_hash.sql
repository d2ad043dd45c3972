-- fact: hash includes no columns
-- expect: refused 0A000
CREATE TABLE sales (a int, b int);
CREATE INDEX ON sales USING hash (a) INCLUDE (b);
