-- fact: an index needs a method that exists
-- expect: refused 42704
CREATE TABLE sales (a int);
CREATE INDEX ON sales USING tree (a);
