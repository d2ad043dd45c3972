-- fact: an index needs a free name among the relations
-- expect: refused 42P07
CREATE TABLE sales (a int);
CREATE INDEX sales ON sales (a);
