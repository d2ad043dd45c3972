-- fact: a column called like a function
-- expect: accepted
CREATE TABLE t (a int, b int);
SELECT a(t), (t).b FROM t;
