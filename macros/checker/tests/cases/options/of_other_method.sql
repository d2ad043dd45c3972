-- fact: fastupdate is a parameter of GIN
-- expect: refused 22023
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a) WITH (fastupdate = off);
