-- fact: a window is one of WINDOW
-- expect: refused 42704
CREATE TABLE t (a int);
SELECT sum(a) OVER w FROM t;
