-- fact: only btree can be unique
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE UNIQUE INDEX ON sales USING hash (a);
