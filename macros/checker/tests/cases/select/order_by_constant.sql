-- fact: a constant to order by is a number of a column
-- expect: refused 42601
CREATE TABLE t (a int);
SELECT a FROM t ORDER BY 'a';
