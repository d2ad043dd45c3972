-- fact: an integer has no collation in an index either
-- expect: refused 42804
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a COLLATE "C");
