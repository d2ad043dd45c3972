-- fact: a cast is not called like a column
-- expect: refused 42703
CREATE TABLE t (a int, b int);
SELECT t.name FROM t;
