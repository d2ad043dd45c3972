-- fact: a function that is neither function nor column
-- expect: refused 42883
CREATE TABLE t (a int, b int);
SELECT nope(t) FROM t;
