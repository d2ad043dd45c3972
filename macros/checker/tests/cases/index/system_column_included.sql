-- fact: a system column is not included either
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a) INCLUDE (ctid);
