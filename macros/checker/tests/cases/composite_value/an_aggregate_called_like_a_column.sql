-- fact: an aggregate called like a column
-- expect: accepted
CREATE TABLE t (a int, b int);
SELECT t.count FROM t;
