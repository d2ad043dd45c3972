-- fact: gin needs an extension for integers
-- expect: refused 42704
CREATE TABLE sales (a int);
CREATE INDEX ON sales USING gin (a);
