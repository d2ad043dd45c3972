-- fact: a primary key determines all columns of its table
-- expect: accepted
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE TABLE u (a int, c int);
SELECT t.*, sum(u.c) FROM t LEFT JOIN u ON u.a = t.a GROUP BY t.a;
