-- fact: an index is over columns of the table
-- expect: refused 42703
CREATE TABLE sales (a int);
CREATE INDEX ON sales (b);
