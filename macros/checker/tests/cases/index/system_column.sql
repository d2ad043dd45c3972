-- fact: a system column has no index
-- expect: refused 0A000
CREATE TABLE sales (a int);
CREATE INDEX ON sales (ctid);
