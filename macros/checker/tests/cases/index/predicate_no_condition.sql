-- fact: the predicate is a condition
-- expect: refused 42804
CREATE TABLE sales (a int);
CREATE INDEX ON sales (a) WHERE a;
